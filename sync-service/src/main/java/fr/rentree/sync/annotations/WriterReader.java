package fr.rentree.sync.annotations;

import fr.rentree.platform.caller.Caller;
import fr.rentree.sync.batches.NoteDesk.Writer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who writes: a person by a program, which counts as one more device of that person.
@RequestScoped
class WriterReader {

    private static final int LONGEST_KEY = 255;

    private final Caller caller;
    private final Request request;
    private final UriInfo address;

    WriterReader(Caller caller, Request request, UriInfo address) {
        this.caller = caller;
        this.request = request;
        this.address = address;
    }

    /// @param key the `Idempotency-Key`: what it did once it does not do again
    Writer read(@Nullable String key, String sent) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw ContainerProblems.badKey();
        }
        var owner = caller.demandPerson();
        String program = caller.claims().getOrDefault("azp", "");
        var device = named("w3c " + owner + " " + program);
        var operation = key == null ? UUID.randomUUID() : named("key " + key);
        String same = request.getMethod() + " " + address.getPath() + "\n" + sent;
        return new Writer(owner, device, device + ":" + operation, digest(same));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static long digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
