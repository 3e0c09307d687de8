package fr.rentree.rollover.calendars;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/// What is wrong with a request about calendars, in words.
final class CalendarProblems {

    private CalendarProblems() {}

    static HttpProblem unknown() {
        return Problem.notFound(
                "unknown-calendar",
                "No calendar is set for this territory and school year (written like 2026-2027).");
    }

    static HttpProblem outdated() {
        return Problem.preconditionFailed(
                "calendar-changed",
                "The calendar is no longer the one you read: read it again, then repeat your change.");
    }

    static HttpProblem contradiction(String why) {
        return Problem.unprocessable("dates-contradict", why);
    }

    static <T> T demand(@Nullable T value, String field) {
        if (value == null) {
            throw Problem.badRequest("missing-field", field + " is missing: send it.");
        }
        return value;
    }
}
