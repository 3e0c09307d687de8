package fr.rentree.licence.formats;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One record of an XML file: its name, its text, and the elements in it.
public record XmlElement(String name, int line, String text, List<XmlElement> children) {

    public Stream<XmlElement> all(String childName) {
        return children.stream().filter(child -> child.name().equals(childName));
    }

    public Optional<XmlElement> first(String childName) {
        return all(childName).findFirst();
    }

    /// The text of the first child of that name, without the spaces around it; absent when blank.
    public Optional<String> textOf(String childName) {
        return first(childName).map(child -> child.text().strip()).filter(text -> !text.isEmpty());
    }
}
