package fr.rentree.e2e.generator;

import java.util.Optional;

/// Somebody who works at a school; a teacher has a subject, an officer assigns licences.
public record StaffMember(Person person, Optional<Subject> subject, boolean officer) {}
