package fr.rentree.licence.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OfferImportTest {

    private static final AtomicInteger SELLER = new AtomicInteger(300_000_000);

    private final String seller = SELLER.incrementAndGet() + "_0000000000000000";
    private final String number = "%08d".formatted(SELLER.get() % 100_000_000);

    @Test
    void offers_come_with_price_vat_and_free_licences_and_their_resource() {
        String ark = "ark:/99999/offer-" + number;
        Lycee.resource(ark, "MANUAL", null);
        bring("ARTICLE_NUMERIQUE", "[" + article(1, ark, "4.90") + "]");
        offers(Map.of("resource", ark))
                .body("items", hasSize(1))
                .body("items[0].seller", equalTo(seller))
                .body("items[0].article.offers[0].priceCents", equalTo(490))
                .body("items[0].article.offers[0].priceWithVatCents", equalTo(520));
        assertThat(
                        Database.queryString(
                                "select bought::text || free::text from free_licence where seller ="
                                        + " ?",
                                seller))
                .isEqualTo("{30,60}{1,3}");
        assertThat(Database.queryString("select ean from resource where id = ?", ark))
                .isEqualTo(ean(1));
    }

    @Test
    void articles_without_a_resource_are_named_and_found_when_the_catalogue_comes() {
        String ark = "ark:/99999/later-" + number;
        var applied = bring("ARTICLE_NUMERIQUE", "[" + article(1, ark, "1") + "]");
        assertThat(applied.getInt("plan.unmatched")).isEqualTo(1);
        given().auth()
                .oauth2(Tokens.operator())
                .get("/api/v1/catalogue/imports/" + applied.getString("id") + "/warnings")
                .then()
                .body("items.finding.rule", hasItems("resource-unmatched"))
                .body("items.finding.key", hasItems(ean(1)));
        offers(Map.of("seller", seller)).body("items[0].resource", nullValue());
        var gar = new GarCatalogue();
        gar.bring(gar.xml(gar.resource(ark, "Enfin", "")));
        offers(Map.of("seller", seller)).body("items[0].resource", equalTo(ark));
    }

    @Test
    void the_same_articles_again_change_nothing_and_a_price_changes_one() {
        String both =
                "[" + article(1, "ark:/99999/x", "1") + "," + article(2, "ark:/99999/y", "2") + "]";
        bring("ARTICLE_NUMERIQUE", both);
        var again = bring("ARTICLE_NUMERIQUE", both);
        assertThat(again.getInt("plan.unchanged")).isEqualTo(2);
        var dearer =
                bring("ARTICLE_NUMERIQUE", both.replace("\"prixht\":\"2\"", "\"prixht\":\"3\""));
        assertThat(dearer.getInt("plan.changed")).isEqualTo(1);
        assertThat(price(ean(2))).isEqualTo("300");
    }

    @Test
    void what_a_seller_lists_no_longer_is_withdrawn_with_its_offers_and_kept() {
        bring(
                "ARTICLE_NUMERIQUE",
                "["
                        + article(1, "ark:/99999/x", "1")
                        + ","
                        + article(2, "ark:/99999/y", "2")
                        + "]");
        bring("ARTICLE_NUMERIQUE", "[" + article(1, "ark:/99999/x", "1") + "]");
        offers(Map.of("seller", seller)).body("items", hasSize(1));
        assertThat(
                        Database.queryLong(
                                "select count(*) from offer where seller = ? and withdrawn_at is"
                                        + " not null",
                                seller))
                .isEqualTo(1);
    }

    @Test
    void an_onix_message_changes_what_it_names_and_leaves_the_rest() {
        bring("ONIX", onix(1, "03", "4.90") + "");
        bring("ONIX", onix(2, "03", "5.90"));
        offers(Map.of("seller", seller)).body("items", hasSize(2));
        bring("ONIX", onix(2, "05", "5.90"));
        offers(Map.of("seller", seller))
                .body("items.article.ean", equalTo(java.util.List.of(ean(1))));
    }

    @Test
    void a_distributor_sees_its_own_offers_only() {
        bring("ARTICLE_NUMERIQUE", "[" + article(1, "ark:/99999/x", "1") + "]");
        given().auth()
                .oauth2(Tokens.distributor(seller))
                .get("/api/v1/catalogue/offers")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        given().auth()
                .oauth2(Tokens.distributor("999999999_0000000000000000"))
                .queryParam("seller", seller)
                .get("/api/v1/catalogue/offers")
                .then()
                .body("items", hasSize(0));
        given().get("/api/v1/catalogue/offers").then().statusCode(401);
    }

    @Test
    void two_offers_of_one_id_are_refused() {
        String one = article(1, "ark:/99999/x", "1");
        String two = article(2, "ark:/99999/y", "1").replace(offer(2), offer(1));
        GarCatalogue.send("[" + one + "," + two + "]", query("ARTICLE_NUMERIQUE"))
                .then()
                .statusCode(422)
                .body("findings.rule", hasItems("duplicate-offer"));
    }

    private JsonPath bring(String format, String file) {
        return GarCatalogue.bring(GarCatalogue.send(file, query(format)));
    }

    private Map<String, String> query(String format) {
        return Map.of("format", format, "source", seller);
    }

    private static ValidatableResponse offers(Map<String, ?> query) {
        return Lycee.get(Tokens.operator(), "/api/v1/catalogue/offers", query)
                .then()
                .statusCode(200);
    }

    private String price(String ean) {
        return Database.queryString(
                "select price_cents from offer where seller = ? and ean = ? and withdrawn_at is"
                        + " null",
                seller,
                ean);
    }

    /// Thirteen digits, the last one checks.
    private String ean(int place) {
        String digits = "978" + number + place;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private String offer(int place) {
        return "OFFRE-" + number + "-" + place;
    }

    private String article(int place, String ark, String price) {
        return """
        {"ean":"%s","ark":"%s","titre":"Manuel %d","editeur":"EDITEUR-01",
         "disponibilite":[{"valeur":"Disponible","commandable":true}],
         "offres":[{"eanlibraire":"%s","duree":"1 an","prixht":"%s",
          "tvas":[{"pourcent":96,"taux":5.5},{"pourcent":4,"taux":20}],
          "leps":[{"ean":"9782000000037","titre":"Enseignant","conditions":[
           {"conditionGratuite":60,"gratuite":3},{"conditionGratuite":30,"gratuite":1}]}]}]}
        """
                .formatted(ean(place), ark, place, offer(place), price);
    }

    private String onix(int place, String notification, String price) {
        return """
        <ONIXMessage xmlns="http://ns.editeur.org/onix/3.0/reference" release="3.0"><Product>
        <RecordReference>%1$s</RecordReference><NotificationType>%2$s</NotificationType>
        <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>%1$s</IDValue></ProductIdentifier>
        <DescriptiveDetail><TitleDetail><TitleType>01</TitleType><TitleElement><TitleText>Manuel</TitleText></TitleElement></TitleDetail></DescriptiveDetail>
        <ProductSupply><SupplyDetail><ProductAvailability>20</ProductAvailability>
        <Price><PriceType>01</PriceType><PriceAmount>%3$s</PriceAmount><Tax><TaxRatePercent>5.5</TaxRatePercent></Tax></Price>
        </SupplyDetail></ProductSupply></Product></ONIXMessage>
        """
                .formatted(ean(place), notification, price);
    }
}
