package fr.rentree.rollover.plans;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What would happen, or happened, at one school in one phase.
///
/// @param examples ids of what is concerned, never names
/// @param planHash absent until the owner of the phase has answered
@Schema(
        examples =
                """
                {"uai":"0000001B","phase":"SUSPEND_FORMER_PUPILS","position":3,"destructive":true,
                "task":"0199a1b2-0000-7000-8000-000000000001","state":"PLANNED","planHash":"5d41402abc4b2a76",
                "counters":{"pupils":312},"examples":["0199a1b2-0000-7000-8000-00000000e1e1"],"message":null}
                """)
public record PlanLine(
        Uai uai,
        Phase phase,
        int position,
        boolean destructive,
        UUID task,
        String state,
        @Nullable String planHash,
        Map<String, Long> counters,
        List<String> examples,
        @Nullable String message) {}
