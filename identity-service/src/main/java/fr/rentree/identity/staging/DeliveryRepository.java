package fr.rentree.identity.staging;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Archives as they were received, in chunks: neither way one is whole in memory.
@Singleton
public class DeliveryRepository extends SqlRepository {

    DeliveryRepository(DataSource database) {
        super(database);
    }

    public void store(UUID delivery, InputStream archive, int chunkBytes) throws IOException {
        int number = 0;
        byte[] chunk = archive.readNBytes(chunkBytes);
        while (chunk.length > 0) {
            update(
                    "insert into archive_chunk (import, number, bytes) values (?, ?, ?)",
                    delivery,
                    number++,
                    chunk);
            chunk = archive.readNBytes(chunkBytes);
        }
    }

    public void delete(UUID delivery) {
        update("delete from archive_chunk where import = ?", delivery);
    }

    InputStream open(UUID delivery) {
        return new Chunks(delivery);
    }

    private byte @Nullable [] chunk(UUID delivery, int number) {
        return first(
                        "select bytes from archive_chunk where import = ? and number = ?",
                        row -> row.getBytes(1),
                        delivery,
                        number)
                .orElse(null);
    }

    private final class Chunks extends InputStream {

        private final UUID delivery;
        private byte[] current = {};
        private int position;
        private int number;

        Chunks(UUID delivery) {
            this.delivery = delivery;
        }

        @Override
        public int read() {
            return fill() ? current[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (!fill()) {
                return -1;
            }
            int part = Math.min(length, current.length - position);
            System.arraycopy(current, position, buffer, offset, part);
            position += part;
            return part;
        }

        private boolean fill() {
            if (position < current.length) {
                return true;
            }
            byte[] next = chunk(delivery, number);
            if (next == null) {
                return false;
            }
            number++;
            current = next;
            position = 0;
            return true;
        }
    }
}
