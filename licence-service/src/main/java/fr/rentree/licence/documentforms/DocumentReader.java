package fr.rentree.licence.documentforms;

import fr.rentree.licence.documentforms.DocumentRefusal.TooLarge;
import fr.rentree.licence.documentforms.DocumentRefusal.Unreadable;
import fr.rentree.licence.formats.RefusedFileException;
import fr.rentree.licence.formats.XmlElement;
import fr.rentree.licence.formats.XmlRecordReader;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads what distributors' clients send: with or without a declaration, with spaces before it, in
/// any order of fields.
@Singleton
public class DocumentReader {

    private final DocumentConfig config;

    DocumentReader(DocumentConfig config) {
        this.config = config;
    }

    public Fields fields(InputStream body) {
        var values = new LinkedHashMap<String, List<String>>();
        for (XmlElement field : children("abonnement", body)) {
            if (!field.children().isEmpty()) {
                throw new RefusedDocumentException(
                        new Unreadable(
                                field.name() + " contient des éléments : envoyez un texte."));
            }
            String value = field.text().strip();
            var sent = values.computeIfAbsent(field.name(), _ -> new ArrayList<>());
            if (!value.isEmpty()) {
                sent.add(value);
            }
        }
        return new Fields(values);
    }

    /// What stands under the root; nothing under an empty body.
    public List<XmlElement> children(String root, InputStream body) {
        byte[] bytes = bounded(body);
        int start = 0;
        while (start < bytes.length && (bytes[start] == ' ' || isLineEnd(bytes[start]))) {
            start++;
        }
        var children = new ArrayList<XmlElement>();
        if (start == bytes.length) {
            return children;
        }
        try {
            new XmlRecordReader(
                            root,
                            (namespace, name) ->
                                    name.equals(root)
                                            && (namespace.isEmpty()
                                                    || namespace.equals(DocumentWriter.NAMESPACE)),
                            UnaryOperator.identity())
                    .read(
                            new ByteArrayInputStream(bytes, start, bytes.length - start),
                            children::add);
        } catch (RefusedFileException refused) {
            throw new RefusedDocumentException(new Unreadable(refused.words()));
        }
        return children;
    }

    private byte[] bounded(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(config.bodyBytes() + 1);
            if (bytes.length > config.bodyBytes()) {
                throw new RefusedDocumentException(new TooLarge(config.bodyBytes()));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLineEnd(byte one) {
        return one == '\n' || one == '\r' || one == '\t';
    }
}
