package fr.rentree.licence.formats.books;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.formats.Entry;
import fr.rentree.licence.formats.EntrySink;
import fr.rentree.licence.formats.RefusedFileException;
import fr.rentree.licence.offers.Article;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a bookseller's digital articles (`articlenumerique`), article by article.
public final class ArticleReader {

    private static final String WRAPPER = "articlenumerique";

    private final ObjectMapper json;
    private final EntrySink sink;
    private int number;

    public ArticleReader(ObjectMapper json, EntrySink sink) {
        this.json = json;
        this.sink = sink;
    }

    /// Reads all of a file: an array of articles, bare or under `articlenumerique`.
    public void read(InputStream file) throws IOException {
        try (var parser = json.createParser(file)) {
            boolean wrapped = parser.nextToken() == JsonToken.START_OBJECT;
            if (wrapped) {
                enter(parser);
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw anotherKind();
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int line = parser.currentLocation().getLineNr();
                JsonNode node = json.readTree(parser);
                read(++number, line, node);
            }
            boolean ends = !wrapped || parser.nextToken() == JsonToken.END_OBJECT;
            if (!ends || parser.nextToken() != null) {
                throw RefusedFileException.unreadable(
                        parser.currentLocation().getLineNr(), "something follows the articles");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw RefusedFileException.unreadable(line, e.getOriginalMessage());
        }
    }

    private static void enter(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME || !parser.currentName().equals(WRAPPER)) {
            throw anotherKind();
        }
        parser.nextToken();
    }

    private static RefusedFileException anotherKind() {
        return new RefusedFileException(
                "file-of-another-kind",
                "This holds no articles: send an array of them, or {\"articlenumerique\": […]}.");
    }

    private void read(int place, int line, @Nullable JsonNode node) {
        String ean = node == null ? "" : node.path("ean").asText("");
        var rules = new BookRules(sink, place, line, ean);
        if (node == null || node.isNull()) {
            rules.warn("entry-null", "", "null", "It is left out.");
            return;
        }
        if (!node.isObject()) {
            rules.refuse("entry", "", node.toString(), "Write an object.");
            return;
        }
        var article = article(node, rules);
        if (rules.isSound()) {
            sink.accept(new Entry(place, line, ean, article));
        }
    }

    private static Article article(JsonNode node, BookRules rules) {
        String ean = rules.ean("ean", text(node, "ean"));
        var first = node.path("disponibilite").path(0);
        return new Article(
                ean,
                text(node, "ark"),
                null,
                rules.demand("titre", text(node, "titre"), "Give the article its title."),
                text(node, "editeur"),
                text(node, "auteur"),
                text(node, "distributeur"),
                text(node, "description"),
                rules.day("dateparution", text(node, "dateparution")),
                text(node, "urlcouverture"),
                text(node, "urldemo"),
                text(node, "ressourceprimaire"),
                text(node, "eanpapier"),
                labels(node.path("classes")),
                labels(node.path("niveaux")),
                labels(node.path("disciplines")),
                text(node, "publiccible"),
                text(first, "valeur"),
                rules.day("datedisponibilite", text(first, "datedisponibilite")),
                !first.isObject() || isTrue(first, "commandable"),
                text(first, "commentaire"),
                false,
                new OfferReader(rules, ean).read(node.path("offres")));
    }

    private static List<String> labels(JsonNode list) {
        var labels = new ArrayList<String>();
        for (JsonNode one : list) {
            String label = one.isObject() ? text(one, "libelle") : one.asText();
            if (label != null) {
                labels.add(label);
            }
        }
        return labels;
    }

    static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        String text = value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    static boolean isTrue(JsonNode node, String field) {
        String text = text(node, field);
        return text != null
                && Set.of("true", "1", "oui", "o").contains(text.toLowerCase(Locale.ROOT));
    }
}
