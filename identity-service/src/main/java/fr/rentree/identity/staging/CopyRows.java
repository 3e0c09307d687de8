package fr.rentree.identity.staging;

import org.jspecify.annotations.Nullable;

/// Rows in the text format of COPY: tabs between values, a backslash before what would mislead.
final class CopyRows {

    private final StringBuilder text = new StringBuilder();
    private int rows;

    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            Object value = values[i];
            if (value == null) {
                text.append("\\N");
            } else {
                escape(value.toString());
            }
        }
        text.append('\n');
        rows++;
    }

    int rows() {
        return rows;
    }

    /// The rows so far, which are then forgotten.
    String take() {
        String taken = text.toString();
        text.setLength(0);
        rows = 0;
        return taken;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
