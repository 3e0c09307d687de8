package fr.rentree.identity.formats;

/// Something wrong in one record: where, what, and what to do about it.
///
/// @param rejects false when the record is taken all the same, without the part that is named
public record Finding(int line, String code, String message, String remedy, boolean rejects) {

    public static Finding rejection(int line, String code, String message, String remedy) {
        return new Finding(line, code, message, remedy, true);
    }

    public static Finding warning(int line, String code, String message, String remedy) {
        return new Finding(line, code, message, remedy, false);
    }
}
