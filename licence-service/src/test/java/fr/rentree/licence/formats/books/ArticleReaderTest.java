package fr.rentree.licence.formats.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.formats.ReadFile;
import fr.rentree.licence.formats.RefusedFileException;
import fr.rentree.licence.offers.Article;
import fr.rentree.licence.offers.VatShare;
import fr.rentree.licence.prices.FreeRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleReaderTest {

    private static final String ARTICLE =
            """
            {"ean":"9782000000013","ark":"ark:/99999/manuel","titre":"Manuel d'exemple","editeur":"EDITEUR-01",
             "auteur":null,"dateparution":"01/09/2026","classes":[{"libelle":"Seconde"}],"niveaux":[],
             "disciplines":[{"libelle":"Mathématiques"}],
             "disponibilite":[{"valeur":"Disponible","commandable":true}],
             "offres":[{"libelle":"Élève","eanlibraire":"3133091000012","duree":"1 an","licence":[{"valeur":"Élève"}],
               "prixht":"4,90","tvas":[{"pourcent":96,"taux":5.5},{"pourcent":4,"taux":20}],
               "quantiteminimaleachat":1,"is3ans":false,
               "leps":[{"ean":"9782000000037","titre":"Enseignant","conditions":[
                 {"conditionGratuite":60,"gratuite":3},{"conditionGratuite":30,"gratuite":1}]}]}]}
            """;

    private final ReadFile told = new ReadFile();

    @Test
    void an_article_is_read_with_its_offer_and_what_comes_free() throws IOException {
        read("[" + ARTICLE + "]");
        var article = only();
        assertThat(article.publishedOn()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(article.classes()).containsExactly("Seconde");
        assertThat(article.orderable()).isTrue();
        var offer = article.offers().getFirst();
        assertThat(offer.id()).isEqualTo("3133091000012");
        assertThat(offer.years()).isEqualTo(1);
        assertThat(offer.priceCents()).isEqualTo(490);
        assertThat(offer.vat()).containsExactly(new VatShare(550, 9600), new VatShare(2000, 400));
        assertThat(offer.priceWithVatCents()).isEqualTo(490 + 26 + 4);
        assertThat(offer.freeLicences().getFirst().conditions())
                .containsExactly(new FreeRule.Step(30, 1), new FreeRule.Step(60, 3));
        assertThat(told.warnings).isEmpty();
    }

    @Test
    void articles_may_stand_under_their_name() throws IOException {
        read("{\"articlenumerique\":[" + ARTICLE + ",null]}");
        assertThat(told.keys()).containsExactly("9782000000013");
        assertThat(told.warnedRules()).containsExactly("entry-null");
    }

    @ParameterizedTest(name = "{1} instead of {0}: {2} at {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "9782000000013"           | "9782000000014"    | ean       | ean
                    "Manuel d'exemple"        | null               | missing   | titre
                    "4,90"                    | "gratuit"          | price     | offres[0].prixht
                    "4,90"                    | -1                 | price     | offres[0].prixht
                    "pourcent":96             | "pourcent":95      | vat-split | offres[0].tvas
                    "taux":20                 | "taux":120         | percent   | offres[0].tvas.taux
                    "quantiteminimaleachat":1 | "quantiteminimaleachat":"un" | number | offres[0].quantiteminimaleachat
                    "conditionGratuite":30    | "conditionGratuite":0 | number | offres[0].leps.conditionGratuite
                    """)
    void a_broken_rule_is_named_at_its_place(String usual, String wrong, String rule, String field)
            throws IOException {
        read("[" + ARTICLE.replace(usual, wrong) + "]");
        assertThat(told.entries).isEmpty();
        assertThat(told.broken)
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.field()).isEqualTo(field);
                    assertThat(finding.entry()).isEqualTo(1);
                });
    }

    @ParameterizedTest(name = "{0}, is3ans {1}: {2} years")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 an               | false | 1
                    3 ans              | false | 3
                    12 mois            | false | 1
                    Licence de 6 ans   | false | 6
                    18 mois            | false |
                    illimité           | false |
                    illimité           | true  | 3
                    """)
    void years_are_understood_where_words_say_so(String duration, boolean three, Integer years) {
        assertThat(BookRules.years(duration, three)).isEqualTo(years);
    }

    @Test
    void a_price_of_many_decimals_is_rounded_and_told() throws IOException {
        read("[" + ARTICLE.replace("\"4,90\"", "4.905") + "]");
        assertThat(only().offers().getFirst().priceCents()).isEqualTo(491);
        assertThat(told.warnedRules()).containsExactly("price-rounded");
    }

    @Test
    void something_else_is_refused() {
        assertThatThrownBy(() -> read("{\"articlepapier\":[]}")).hasMessageContaining("articles");
        assertThatThrownBy(() -> read("[" + ARTICLE)).isInstanceOf(RefusedFileException.class);
    }

    private Article only() {
        assertThat(told.broken).isEmpty();
        return (Article) told.entries.getFirst().content();
    }

    private void read(String file) throws IOException {
        new ArticleReader(new ObjectMapper(), told)
                .read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
