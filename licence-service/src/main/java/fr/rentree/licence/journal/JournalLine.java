package fr.rentree.licence.journal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One change of a seat: who, when, why, and from which screen or rule.
@Schema(
        examples =
                """
                {"number":4711,"person":"01990000-0000-7000-8000-000000000001",
                 "resource":"ark:/99999/manuel-maths-2de",
                 "assignment":"01990000-0000-7000-8000-00000000cc01","change":"GIVEN",
                 "byWhom":"01990000-0000-7000-8000-000000000009","at":"2026-09-02T08:00:00Z",
                 "why":"batch ALL_OR_NOTHING","origin":"BY_RESOURCE",
                 "act":"01990000-0000-7000-8000-00000000ff01"}
                """)
record JournalLine(
        long number,
        UUID person,
        String resource,
        UUID assignment,
        String change,
        String byWhom,
        Instant at,
        String why,
        String origin,
        UUID act) {}
