package fr.rentree.licence.offers;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// At which terms an article is sold; the first offer of an article counts.
///
/// @param id the seller's own, or the article's EAN and the offer's number
/// @param years school years that it is valid for, where the seller's words say so
/// @param adopter only for classes that adopt the paper edition
/// @param priceCents one seat, without VAT
/// @param priceWithVatCents one seat, with VAT; absent when the seller did not tell the VAT
@Schema(
        examples =
                """
                {"id":"3133091000012","number":0,"label":"Élève, 1 an","duration":"1 an","years":1,
                 "threeYears":false,"licence":"Élève","kind":"numerique","adopter":false,
                 "prescriber":false,"minimumQuantity":1,"priceCents":490,"priceWithVatCents":520,
                 "vat":[{"rate":550,"share":9600},{"rate":2000,"share":400}],
                 "freeLicences":[{"ean":"9782000000037","title":"Version enseignant",
                 "conditions":[{"bought":30,"free":1}]}]}
                """)
public record Offer(
        String id,
        int number,
        @Nullable String label,
        @Nullable String duration,
        @Nullable Integer years,
        boolean threeYears,
        @Nullable String licence,
        @Nullable String kind,
        @Nullable String publisherReference,
        boolean adopter,
        boolean prescriber,
        int minimumQuantity,
        long priceCents,
        @Nullable Long priceWithVatCents,
        List<VatShare> vat,
        List<FreeLicence> freeLicences) {}
