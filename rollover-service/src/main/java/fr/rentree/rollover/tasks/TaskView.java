package fr.rentree.rollover.tasks;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A task as operators and heads of school see it.
@Schema(
        examples =
                """
                {"id":"0199a1b2-0000-7000-8000-000000000001","campaign":"0199a1b2-0000-7000-8000-0000000000c1",
                "phase":"RENEW_LICENCES","uai":"0000001B","state":"DONE","attempt":2,"planHash":"5d41402abc4b2a76",
                "counters":{"subscriptions":3,"assignments":820,"endedAssignments":12},"examples":[],"message":null,
                "commandedAt":"2027-08-28T06:00:01Z","answeredAt":"2027-08-28T06:00:02Z"}
                """)
record TaskView(
        UUID id,
        UUID campaign,
        Phase phase,
        Uai uai,
        TaskState state,
        int attempt,
        @Nullable String planHash,
        Map<String, Long> counters,
        List<String> examples,
        @Nullable String message,
        @Nullable Instant commandedAt,
        @Nullable Instant answeredAt) {}
