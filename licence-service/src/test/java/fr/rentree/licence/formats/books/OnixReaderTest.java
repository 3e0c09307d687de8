package fr.rentree.licence.formats.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.licence.formats.ReadFile;
import fr.rentree.licence.formats.RefusedFileException;
import fr.rentree.licence.offers.Article;
import fr.rentree.licence.offers.VatShare;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnixReaderTest {

    private static final String LONG =
            """
            <ONIXMessage xmlns="http://ns.editeur.org/onix/3.0/reference" release="3.0">
              <Header><Sender><SenderName>EDITEUR-01</SenderName></Sender></Header>
              <Product>
                <RecordReference>fictif-1</RecordReference><NotificationType>03</NotificationType>
                <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>9782000000013</IDValue></ProductIdentifier>
                <ProductIdentifier><ProductIDType>01</ProductIDType><IDTypeName>ARK</IDTypeName><IDValue>ark:/99999/manuel</IDValue></ProductIdentifier>
                <ProductIdentifier><ProductIDType>06</ProductIDType><IDValue>10.99999/manuel</IDValue></ProductIdentifier>
                <DescriptiveDetail>
                  <TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel>
                    <TitlePrefix>Le</TitlePrefix><TitleWithoutPrefix>manuel</TitleWithoutPrefix></TitleElement></TitleDetail>
                </DescriptiveDetail>
                <PublishingDetail><Publisher><PublishingRole>01</PublishingRole><PublisherName>EDITEUR-01</PublisherName></Publisher>
                  <PublishingDate><PublishingDateRole>01</PublishingDateRole><Date>20260901</Date></PublishingDate></PublishingDetail>
                <RelatedMaterial><RelatedProduct><ProductRelationCode>13</ProductRelationCode>
                  <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>9782000000082</IDValue></ProductIdentifier></RelatedProduct></RelatedMaterial>
                <ProductSupply><SupplyDetail><ProductAvailability>20</ProductAvailability>
                  <Price><PriceType>04</PriceType><PriceConstraint><PriceConstraintType>07</PriceConstraintType>
                      <PriceConstraintLimit><Quantity>12</Quantity><PriceConstraintUnit>15</PriceConstraintUnit></PriceConstraintLimit></PriceConstraint>
                    <PriceAmount>5.20</PriceAmount>
                    <Tax><TaxRatePercent>5.5</TaxRatePercent><TaxableAmount>4.70</TaxableAmount></Tax>
                    <Tax><TaxRatePercent>20</TaxRatePercent><TaxableAmount>0.20</TaxableAmount></Tax>
                    <CurrencyCode>EUR</CurrencyCode></Price>
                </SupplyDetail></ProductSupply>
              </Product>
            </ONIXMessage>
            """;
    private static final String SHORT =
            """
            <ONIXmessage xmlns="http://ns.editeur.org/onix/3.0/short" release="3.0">
              <product><a001>fictif-1</a001><a002>03</a002>
                <productidentifier><b221>15</b221><b244>9782000000013</b244></productidentifier>
                <descriptivedetail><titledetail><b202>01</b202><titleelement><b203>Le manuel</b203></titleelement></titledetail></descriptivedetail>
                <productsupply><supplydetail><j396>20</j396>
                  <price><x462>01</x462><j151>4.90</j151><tax><x472>5.5</x472></tax><j152>EUR</j152></price>
                </supplydetail></productsupply></product>
            </ONIXmessage>
            """;

    private final ReadFile told = new ReadFile();

    @Test
    void a_product_is_read_with_its_numbers_title_and_price() {
        read(LONG);
        var article = only();
        assertThat(article.ean()).isEqualTo("9782000000013");
        assertThat(article.ark()).isEqualTo("ark:/99999/manuel");
        assertThat(article.doi()).isEqualTo("10.99999/manuel");
        assertThat(article.title()).isEqualTo("Le manuel");
        assertThat(article.publishedOn()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(article.paperEan()).isEqualTo("9782000000082");
        assertThat(article.orderable()).isTrue();
        var offer = article.offers().getFirst();
        assertThat(offer.priceCents()).isEqualTo(490);
        assertThat(offer.priceWithVatCents()).isEqualTo(520);
        assertThat(offer.vat()).containsExactly(new VatShare(550, 9592), new VatShare(2000, 408));
        assertThat(offer.years()).isEqualTo(1);
    }

    @Test
    void short_tags_say_the_same() {
        read(SHORT);
        var offer = only().offers().getFirst();
        assertThat(only().title()).isEqualTo("Le manuel");
        assertThat(offer.priceCents()).isEqualTo(490);
        assertThat(offer.priceWithVatCents()).isEqualTo(517);
    }

    @ParameterizedTest(name = "{0} with tax at {1} %: {2} without")
    @CsvSource({"5.28, 5.5, 500", "12.00, 20, 1000", "0.01, 5.5, 1"})
    void a_price_with_tax_alone_is_taken_apart(String amount, String rate, long cents) {
        read(SHORT.replace("<x462>01", "<x462>04").replace("4.90", amount).replace("5.5", rate));
        assertThat(only().offers().getFirst().priceCents()).isEqualTo(cents);
    }

    @Test
    void a_deletion_withdraws_and_needs_no_more() {
        read(SHORT.replace("<a002>03", "<a002>05").replace("<b203>Le manuel</b203>", ""));
        assertThat(only().withdrawn()).isTrue();
    }

    @Test
    void dollars_are_left_out_and_a_wrong_number_is_refused() {
        read(SHORT.replace("EUR", "USD"));
        assertThat(told.warnedRules()).containsExactly("currency", "offer-missing");
        read(SHORT.replace("9782000000013", "9782000000014"));
        assertThat(told.brokenRules()).containsExactly("ean");
    }

    @Test
    void a_dtd_is_refused() {
        assertThatThrownBy(() -> read("<!DOCTYPE ONIXmessage SYSTEM \"onix.dtd\">" + SHORT))
                .isInstanceOf(RefusedFileException.class);
    }

    private Article only() {
        assertThat(told.broken).isEmpty();
        return (Article) told.entries.getFirst().content();
    }

    private void read(String file) {
        new OnixReader(told).read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
