package fr.rentree.sync.formats;

import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.Field;
import java.util.LinkedHashMap;
import java.util.UUID;

/// Gives a document another id; the one it had is kept in `via`, everything else as it is.
public final class Renaming {

    private static final String ID = "id";
    private static final String VIA = "via";

    private Renaming() {}

    public static String of(Document document, UUID id) {
        var raws = new LinkedHashMap<String, String>();
        var old = document.field(ID);
        if (old.isAbsent()) {
            raws.put(ID, "");
        }
        document.fields().forEach((pointer, field) -> raws.put(pointer, field.raw()));
        raws.put(ID, '"' + NoteIds.urn(id) + '"');
        if (!old.isAbsent()) {
            raws.put(VIA, via(document.field(VIA), old));
        }
        return Document.compose(raws);
    }

    private static String via(Field known, Field old) {
        if (known.isAbsent()) {
            return old.raw();
        }
        String earlier = known.raw().strip();
        if (!earlier.startsWith("[")) {
            return "[" + old.raw() + "," + earlier + "]";
        }
        String rest = earlier.substring(1).strip();
        return "[" + old.raw() + (rest.equals("]") ? "" : ",") + rest;
    }
}
