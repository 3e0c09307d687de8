package fr.rentree.e2e.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calendar of the territory, as the administrator sets it three times: announced, closed, open
/// again.
public record Calendars(Year year) {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    public static String path(Year year) {
        return "/api/v1/calendars/" + Year.TERRITORY + "/" + year.schoolYear();
    }

    /// Imports go on until the summer; answers the calendar as it was set.
    public JsonNode announce() {
        var next = year.firstYear() + 1;
        var july = LocalDate.of(next, 7, 5);
        var closing = july.isAfter(year.today()) ? july : year.today().plusDays(1);
        var former = LocalDate.of(next, 8, 27);
        return set(closing.atTime(LocalTime.NOON).atZone(PARIS).toInstant(), null, former);
    }

    /// Imports stop now, and nobody has said when they resume.
    public void close() {
        set(now(), null, year.today());
    }

    /// Imports resume now.
    public void open() {
        set(now().minusSeconds(1), now(), year.today());
    }

    /// Until when notes are kept is left to the calendar.
    private JsonNode set(Instant closeAt, @Nullable Instant openAt, LocalDate formerPupils) {
        Map<String, @Nullable String> dates = new HashMap<>();
        dates.put("importsCloseAt", closeAt.toString());
        dates.put("importsOpenAt", openAt == null ? null : openAt.toString());
        dates.put("formerPupilsSuspendedFrom", formerPupils.toString());
        return year.operator().put(path(year), dates).expect(200, 201).json();
    }

    private Instant now() {
        return year.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
