package fr.rentree.e2e.stage;

import fr.rentree.e2e.client.Actor;
import java.util.Map;
import java.util.TreeMap;

/// What one pupil wrote in one manual, as the W3C face of the platform gives it: the bytes, by the
/// id of each note.
public record Notes(String notebook, Map<String, String> documents) {

    public static Notes read(Actor reader, String notebook, Iterable<String> ids) {
        var documents = new TreeMap<String, String>();
        for (var id : ids) {
            var address = "/annotations/" + notebook + "/" + id.substring("urn:uuid:".length());
            documents.put(id, reader.get(address).expect(200).text());
        }
        return new Notes(notebook, documents);
    }

    public Notes readAgain(Actor reader) {
        return read(reader, notebook, documents.keySet());
    }
}
