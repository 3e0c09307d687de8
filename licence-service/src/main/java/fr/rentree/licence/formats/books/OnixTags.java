package fr.rentree.licence.formats.books;

import java.util.Map;
import java.util.stream.Collectors;

/// ONIX has two names for each element, a telling one and a short one: we read by the telling one.
final class OnixTags {

    private static final Map<String, String> SHORT =
            """
            product Product
            header Header
            a001 RecordReference
            a002 NotificationType
            productidentifier ProductIdentifier
            b221 ProductIDType
            b244 IDValue
            descriptivedetail DescriptiveDetail
            titledetail TitleDetail
            b202 TitleType
            titleelement TitleElement
            b203 TitleText
            b030 TitlePrefix
            b031 TitleWithoutPrefix
            b029 Subtitle
            contributor Contributor
            b036 PersonName
            b047 CorporateName
            collateraldetail CollateralDetail
            textcontent TextContent
            x426 TextType
            d104 Text
            supportingresource SupportingResource
            x436 ResourceContentType
            resourceversion ResourceVersion
            x435 ResourceLink
            publishingdetail PublishingDetail
            publisher Publisher
            b291 PublishingRole
            b081 PublisherName
            publishingdate PublishingDate
            x448 PublishingDateRole
            b306 Date
            relatedmaterial RelatedMaterial
            relatedwork RelatedWork
            x454 WorkRelationCode
            workidentifier WorkIdentifier
            relatedproduct RelatedProduct
            x455 ProductRelationCode
            productsupply ProductSupply
            supplydetail SupplyDetail
            supplier Supplier
            j137 SupplierName
            j396 ProductAvailability
            price Price
            priceidentifier PriceIdentifier
            x462 PriceType
            j262 PriceTypeDescription
            j263 MinimumOrderQuantity
            j151 PriceAmount
            j152 CurrencyCode
            tax Tax
            x472 TaxRatePercent
            x473 TaxableAmount
            x474 TaxAmount
            priceconstraint PriceConstraint
            x529 PriceConstraintType
            priceconstraintlimit PriceConstraintLimit
            x531 Quantity
            x530 PriceConstraintUnit
            """
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private OnixTags() {}

    static String telling(String name) {
        return SHORT.getOrDefault(name, name);
    }
}
