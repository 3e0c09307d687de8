package fr.rentree.e2e.generator;

import java.util.List;

/// A pupil in one year: the level, the class and the groups.
public record Pupil(
        Person person, Level level, Subject language, String division, List<String> groups) {}
