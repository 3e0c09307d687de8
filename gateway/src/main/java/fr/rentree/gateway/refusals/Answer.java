package fr.rentree.gateway.refusals;

import java.util.Map;

/// A refusal in the words of RFC 9457, with the headers that belong to it.
public record Answer(int status, String slug, String detail, Map<String, String> headers) {

    private static final String TYPES = "https://rentree.example/problems/";

    static Answer of(int status, String slug, String detail) {
        return new Answer(status, slug, detail, Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, slug, detail, Map.of(header, value));
    }

    public String type() {
        return TYPES + slug;
    }

    /// The slug in words, as every service of the platform titles its problems.
    public String title() {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
