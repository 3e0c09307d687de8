package fr.rentree.sync.devices;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// Why a device is not let in, or not registered.
public final class DeviceProblems {

    private DeviceProblems() {}

    /// For any gate but an open one.
    public static HttpProblem closed(DeviceGate gate) {
        return switch (gate) {
            case OPEN -> throw new IllegalArgumentException("an open gate refuses nothing");
            case RESET ->
                    Problem.gone(
                            "device-reset",
                            "This device was asked to start over: send what waits on it, drop its"
                                    + " copy, then read again without `since`.");
            case CUT ->
                    Problem.forbidden(
                            "device-cut",
                            "This device was declared lost and neither reads nor writes any more."
                                    + " If you have it back, take that back from another device or"
                                    + " the console, or ask your school when it declared the"
                                    + " tablet; what waits on it can be sent then.");
            case UNNAMED ->
                    Problem.forbidden(
                            "device-unnamed",
                            "A device of yours was declared lost, so only known devices may read:"
                                    + " register this one (PUT /api/v1/devices/{id}) and send its"
                                    + " id as `device`.");
            case ERASED -> erased();
        };
    }

    public static HttpProblem erased() {
        return Problem.gone(
                "person-erased",
                "Everything you wrote here was erased at your request: delete the copy on this"
                        + " device. To begin anew, ask whoever erased it to lift the erasure.");
    }

    public static HttpProblem unknown() {
        return Problem.notFound(
                "unknown-device", "No device of yours has this id: register it first.");
    }

    static HttpProblem tooMany(int limit) {
        return Problem.conflict(
                "too-many-devices",
                ("A person registers %d devices, and all of yours were used lately: forget one that"
                                + " you no longer use first.")
                        .formatted(limit));
    }

    static HttpProblem lost() {
        return Problem.conflict(
                "device-lost",
                "This device is declared lost and must stay known to stay cut off: take that back"
                        + " first (DELETE \u2026/loss).");
    }

    static HttpProblem lostBySchool() {
        return Problem.conflict(
                "lost-by-school",
                "The school declared this tablet lost: ask it to take that back.");
    }

    static HttpProblem notLost(String serialNumber) {
        return Problem.notFound(
                "tablet-not-lost",
                "This school has not declared %s lost: check the number and the school."
                        .formatted(serialNumber));
    }
}
