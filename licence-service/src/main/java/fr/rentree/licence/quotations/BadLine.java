package fr.rentree.licence.quotations;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is wrong with one line of a file: where, what stands there, which rule, what to do.
@Schema(
        examples =
                """
                {"line":3,"column":"Quantité","value":"trente","rule":"seats-out-of-range",
                 "remedy":"order 1 to 1000000 seats"}
                """)
public record BadLine(int line, String column, String value, String rule, String remedy)
        implements Comparable<BadLine> {

    private static final int SHOWN = 100;

    public BadLine {
        value = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    }

    public static BadLine of(LineFault fault) {
        return new BadLine(
                fault.line(),
                fault.field().column(),
                fault.value(),
                fault.rule().slug(),
                fault.rule().remedy());
    }

    @Override
    public int compareTo(BadLine other) {
        return Integer.compare(line, other.line);
    }
}
