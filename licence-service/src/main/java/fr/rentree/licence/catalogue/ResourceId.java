package fr.rentree.licence.catalogue;

/// The identifier of a resource, kept verbatim: real ones are not all strict ARKs, and none is
/// repaired.
public record ResourceId(String value) {

    public static final int LONGEST = 1024;

    public ResourceId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A resource id has 1 to " + LONGEST + " characters: \"" + value + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
