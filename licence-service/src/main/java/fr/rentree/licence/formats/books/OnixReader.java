package fr.rentree.licence.formats.books;

import fr.rentree.licence.formats.Entry;
import fr.rentree.licence.formats.EntrySink;
import fr.rentree.licence.formats.XmlElement;
import fr.rentree.licence.formats.XmlRecordReader;
import fr.rentree.licence.offers.Article;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads an ONIX 3 message, product by product, with reference or short tags.
public final class OnixReader {

    private static final String NAMESPACES = "http://ns.editeur.org/onix/3.";
    private static final Set<String> ROOTS = Set.of("ONIXMessage", "ONIXmessage");
    private static final Set<String> EANS = Set.of("15", "03");
    private static final String DOI = "06";
    private static final String DELETE = "05";
    private static final String DESCRIPTION = "03";
    private static final String FRONT_COVER = "01";
    private static final String PUBLICATION = "01";
    private static final String BASED_ON_PRINT = "13";
    private static final String MANIFESTATION_OF = "01";

    private final EntrySink sink;
    private int number;

    public OnixReader(EntrySink sink) {
        this.sink = sink;
    }

    public void read(InputStream file) {
        new XmlRecordReader(
                        "an ONIXMessage of release 3",
                        (namespace, name) ->
                                ROOTS.contains(name)
                                        && (namespace.isEmpty()
                                                || namespace.startsWith(NAMESPACES)),
                        OnixTags::telling)
                .read(file, this::record);
    }

    private void record(XmlElement element) {
        if (!element.name().equals("Product")) {
            return;
        }
        int place = ++number;
        String ean = identifier(element, EANS).orElse("");
        String key = ean.isEmpty() ? element.textOf("RecordReference").orElse("") : ean;
        var rules = new BookRules(sink, place, element.line(), key);
        var article = article(element, rules);
        if (rules.isSound()) {
            sink.accept(new Entry(place, element.line(), key, article));
        }
    }

    private static Article article(XmlElement product, BookRules rules) {
        boolean withdrawn = product.textOf("NotificationType").filter(DELETE::equals).isPresent();
        String ean = rules.ean("ProductIdentifier", identifier(product, EANS).orElse(null));
        var supplies = inside(product, "ProductSupply", "SupplyDetail").toList();
        var availability =
                supplies.stream()
                        .flatMap(s -> s.textOf("ProductAvailability").stream())
                        .findFirst();
        return new Article(
                ean,
                ark(product),
                identifier(product, Set.of(DOI)).orElse(null),
                withdrawn
                        ? title(product).orElse(ean)
                        : rules.demand(
                                "TitleDetail", title(product).orElse(null), "Give it a title."),
                textInside(product, "PublishingDetail", "Publisher", "PublisherName"),
                author(product),
                supplies.stream()
                        .flatMap(s ->
                                s.first("Supplier").flatMap(x -> x.textOf("SupplierName")).stream())
                        .findFirst()
                        .orElse(null),
                where(product, "CollateralDetail", "TextContent", "TextType", DESCRIPTION)
                        .flatMap(content -> content.textOf("Text"))
                        .orElse(null),
                rules.day(
                        "PublishingDate",
                        where(
                                        product,
                                        "PublishingDetail",
                                        "PublishingDate",
                                        "PublishingDateRole",
                                        PUBLICATION)
                                .flatMap(date -> date.textOf("Date"))
                                .orElse(null)),
                cover(product),
                null,
                where(
                                product,
                                "RelatedMaterial",
                                "RelatedWork",
                                "WorkRelationCode",
                                MANIFESTATION_OF)
                        .flatMap(work -> work.first("WorkIdentifier"))
                        .flatMap(id -> id.textOf("IDValue"))
                        .orElse(null),
                where(
                                product,
                                "RelatedMaterial",
                                "RelatedProduct",
                                "ProductRelationCode",
                                BASED_ON_PRINT)
                        .flatMap(paper -> identifier(paper, EANS))
                        .orElse(null),
                List.of(),
                List.of(),
                List.of(),
                null,
                availability.orElse(null),
                null,
                availability.filter(code -> code.startsWith("2")).isPresent(),
                null,
                withdrawn,
                withdrawn ? List.of() : new OnixPrices(rules, ean).read(supplies));
    }

    private static Optional<String> title(XmlElement product) {
        return where(product, "DescriptiveDetail", "TitleDetail", "TitleType", "01")
                .or(() -> inside(product, "DescriptiveDetail", "TitleDetail").findFirst())
                .flatMap(detail -> detail.first("TitleElement"))
                .map(element ->
                        Stream.of("TitlePrefix", "TitleWithoutPrefix", "TitleText", "Subtitle")
                                .flatMap(part -> element.textOf(part).stream())
                                .reduce((left, right) -> left + " " + right)
                                .orElse(""))
                .filter(title -> !title.isEmpty());
    }

    private static @Nullable String author(XmlElement product) {
        return inside(product, "DescriptiveDetail", "Contributor")
                .flatMap(one ->
                        one.textOf("PersonName").or(() -> one.textOf("CorporateName")).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String cover(XmlElement product) {
        return where(
                        product,
                        "CollateralDetail",
                        "SupportingResource",
                        "ResourceContentType",
                        FRONT_COVER)
                .flatMap(resource -> resource.first("ResourceVersion"))
                .flatMap(version -> version.textOf("ResourceLink"))
                .orElse(null);
    }

    private static Optional<String> identifier(XmlElement product, Set<String> types) {
        return product.all("ProductIdentifier")
                .filter(id -> types.contains(id.textOf("ProductIDType").orElse("")))
                .flatMap(id -> id.textOf("IDValue").stream())
                .findFirst();
    }

    private static @Nullable String ark(XmlElement product) {
        return product.all("ProductIdentifier")
                .flatMap(id -> id.textOf("IDValue").stream())
                .filter(value -> value.startsWith("ark:"))
                .findFirst()
                .orElse(null);
    }

    private static Stream<XmlElement> inside(XmlElement product, String block, String name) {
        return product.all(block).flatMap(found -> found.all(name));
    }

    private static @Nullable String textInside(
            XmlElement product, String block, String name, String text) {
        return inside(product, block, name)
                .flatMap(found -> found.textOf(text).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<XmlElement> where(
            XmlElement product, String block, String name, String kind, String code) {
        return inside(product, block, name)
                .filter(found -> found.textOf(kind).filter(code::equals).isPresent())
                .findFirst();
    }
}
