package fr.rentree.identity.formats.gar;

import java.util.List;
import java.util.Optional;

/// An element of a page as it was read: its text or its children, and its line.
record GarElement(String name, int line, String text, List<GarElement> children) {

    List<GarElement> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    Optional<String> first(String child) {
        return all(child).stream().map(GarElement::text).findFirst();
    }

    String required(String child) {
        return first(child).orElse("");
    }

    /// An optional value; an empty one says nothing.
    Optional<String> optional(String child) {
        return first(child).filter(text -> !text.isEmpty());
    }

    List<String> texts(String child) {
        return all(child).stream().map(GarElement::text).filter(t -> !t.isEmpty()).toList();
    }
}
