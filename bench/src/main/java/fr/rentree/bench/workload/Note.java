package fr.rentree.bench.workload;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// One note as a reader app writes it: a W3C annotation of about 700 bytes.
public record Note(UUID id, String doc) {

    /// Its places: the identifier, the text, the quotation.
    static final String SHAPE =
            """
            {"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:uuid:%1$s","type":"Annotation",\
            "motivation":"commenting","created":"2026-09-07T08:12:31Z",\
            "generator":{"id":"https://reader.example/","type":"Software","name":"Reader 4.2"},\
            "body":{"type":"TextualBody","value":"%2$s","format":"text/plain","language":"fr",\
            "color":"#ffd54f"},"target":{"source":"OEBPS/chapitre-3.xhtml","selector":[\
            {"type":"TextQuoteSelector","exact":"%3$s","prefix":"On appelle "},\
            {"type":"TextPositionSelector","start":1412,"end":1444},\
            {"type":"CssSelector","value":"section:nth-of-type(2) > p:nth-of-type(4)"}]}}\
            """;

    private static final String LETTERS = "aaabcdeeeeéèfghiilmnoopqrsstuuv      ";
    private static final AtomicLong COUNTER = new AtomicLong();
    private static final Clock CLOCK = Clock.systemUTC();

    public static Note fresh(SplittableRandom random) {
        var id = newId(random);
        return new Note(id, SHAPE.formatted(id, words(random, 80), words(random, 30)));
    }

    public static List<Note> fresh(int count, SplittableRandom random) {
        var notes = new ArrayList<Note>(count);
        for (int i = 0; i < count; i++) {
            notes.add(fresh(random));
        }
        return notes;
    }

    /// One that fills a document.
    public static Note large(SplittableRandom random) {
        var id = newId(random);
        var shape =
                SHAPE.replaceFirst(
                        "\"motivation\"", "\"pad\":\"" + words(random, 40_000) + "\",$0");
        return new Note(id, shape.formatted(id, words(random, 80), words(random, 30)));
    }

    /// A UUIDv7: the milliseconds, then a counter that keeps the order, then chance.
    private static UUID newId(SplittableRandom random) {
        long high = CLOCK.millis() << 16 | 0x7000 | COUNTER.incrementAndGet() & 0xfff;
        return new UUID(high, random.nextLong() >>> 2 | 0x8000000000000000L);
    }

    private static String words(SplittableRandom random, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
