package fr.rentree.platform.sql;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/// Many UUIDs as one parameter, as PostgreSQL keeps them (`array_recv`): the driver itself would
/// write each out as text, for PostgreSQL to read it again.
///
/// The connection must say `binaryTransferEnable=UUID_ARRAY`; else it is text all the same.
final class UuidArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1L;

    /// Dimensions, whether one is null, what they are, how many, and the first one's number.
    private static final int HEAD = 5 * Integer.BYTES;

    private static final int SIZE = 2 * Long.BYTES;
    private static final int NULL = -1;

    private final transient List<@Nullable UUID> all;

    UuidArray(@Nullable Object... values) {
        all = Arrays.stream(values).map(UUID.class::cast).toList();
        type = "_uuid";
    }

    @Override
    public int lengthInBytes() {
        int there = (int) all.stream().filter(one -> one != null).count();
        return HEAD + all.size() * Integer.BYTES + there * SIZE;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        var to = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        to.putInt(1).putInt(all.contains(null) ? 1 : 0).putInt(Oid.UUID);
        to.putInt(all.size()).putInt(1);
        for (var one : all) {
            if (one == null) {
                to.putInt(NULL);
            } else {
                to.putInt(SIZE);
                to.putLong(one.getMostSignificantBits()).putLong(one.getLeastSignificantBits());
            }
        }
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("a parameter is not read");
    }

    @Override
    public String getValue() {
        return all.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
