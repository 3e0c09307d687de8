package fr.rentree.distribution.handovers;

import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;

/// Refusals of the handover desk, in words that say what to do.
final class HandoverProblems {

    private HandoverProblems() {}

    static HttpProblem incomplete(String fields) {
        return Problem.badRequest("field-missing", "Give " + fields + ".");
    }

    static HttpProblem unknownKind(String kind) {
        return Problem.badRequest(
                "unknown-kind", "kind must be CESSION, not \"%s\".".formatted(kind));
    }

    static HttpProblem unknown(String id) {
        return Problem.notFound(
                "unknown-handover", "No handover %s at your schools.".formatted(id));
    }

    static HttpProblem contended() {
        return Problem.unavailable(
                "desk-busy", "Other desks were handling the same tablet or person: scan again.");
    }

    static HttpProblem of(Uai school, HandoverRefusal refusal) {
        return switch (refusal) {
            case HandoverRefusal.OfPerson person -> ofPerson(school, person);
            case HandoverRefusal.OfTablet tablet -> ofTablet(school, tablet);
            case HandoverRefusal.OfCharter charter -> ofCharter(charter);
            case HandoverRefusal.DeviceClockWrong(var deviceTime) ->
                    Problem.unprocessable(
                            "device-clock-wrong",
                            "at=%s cannot be: set the clock of the desk's device, then send the handover again."
                                    .formatted(deviceTime));
        };
    }

    private static HttpProblem ofPerson(Uai school, HandoverRefusal.OfPerson refusal) {
        return switch (refusal) {
            case HandoverRefusal.PersonNotInSchool(var person) ->
                    Problem.notFound(
                            "person-not-in-school",
                            "Nobody with the id %s is in the roster of this school: search them in the list of beneficiaries."
                                    .formatted(person));
            case HandoverRefusal.PersonLeft(_) ->
                    Problem.conflict(
                            "person-left",
                            "This person left the school: no tablet can be handed to them here.");
            case HandoverRefusal.NotEligible(var profile) ->
                    Problem.conflict(
                            "not-eligible",
                            "Tablets are for pupils and teachers, not for the profile %s."
                                    .formatted(profile));
            case HandoverRefusal.AlreadyHolds holds -> alreadyHolds(school, holds);
        };
    }

    private static HttpProblem ofTablet(Uai school, HandoverRefusal.OfTablet refusal) {
        return switch (refusal) {
            case HandoverRefusal.UnknownSerialNumber(var words) ->
                    Problem.notFound(
                            "unknown-serial-number",
                            "No delivery announced the serial number \"%s\": scan the label of the tablet itself again."
                                    .formatted(words));
            case HandoverRefusal.AmbiguousScan(var readings) ->
                    Problem.conflict(
                            "ambiguous-scan",
                            "The reader typed a text that may be %s: set the reader to the French keyboard, or type the number."
                                    .formatted(readings));
            case HandoverRefusal.NotYetReceived(var serialNumber) ->
                    Problem.conflict(
                            "tablet-not-received",
                            "The tablet %s was announced and not received yet: record the reception first."
                                    .formatted(serialNumber));
            case HandoverRefusal.TabletOfAnotherSchool(var serialNumber) ->
                    Problem.conflict(
                            "tablet-of-another-school",
                            "The tablet %s is not in the stock of %s but of another school: put it aside and tell the Région."
                                    .formatted(serialNumber, school));
            case HandoverRefusal.AlreadyHandedOver handedOver ->
                    alreadyHandedOver(school, handedOver);
            case HandoverRefusal.LentOut(var serialNumber, var since) ->
                    notInStock(
                            "The tablet %s has been lent since %s: take it back first."
                                    .formatted(serialNumber, since),
                            "ON_LOAN");
            case HandoverRefusal.DeclaredLost(var serialNumber, var since) ->
                    notInStock(
                            "The tablet %s was declared lost on %s: put it aside and tell the Région."
                                    .formatted(serialNumber, since),
                            "LOST");
        };
    }

    private static HttpProblem ofCharter(HandoverRefusal.OfCharter refusal) {
        return switch (refusal) {
            case HandoverRefusal.CharterMissing(_) ->
                    Problem.conflict(
                            "charter-missing",
                            "No charter was recorded for this person: collect the signatures and record them first.");
            case HandoverRefusal.CharterIncomplete(var charter, var missing) ->
                    Problem.of(
                            409,
                            "charter-incomplete",
                            "The charter still needs the signature of %s.".formatted(missing),
                            Map.of("charter", charter, "missing", missing));
        };
    }

    private static HttpProblem alreadyHandedOver(
            Uai school, HandoverRefusal.AlreadyHandedOver refusal) {
        return Problem.of(
                409,
                "tablet-not-in-stock",
                "The tablet %s was already handed over at %s on %s."
                        .formatted(refusal.serialNumber(), school, refusal.on()),
                Map.of(
                        "state", "HANDED_OVER",
                        "school", school.value(),
                        "on", refusal.on().toString(),
                        "person", refusal.holder()));
    }

    private static HttpProblem notInStock(String detail, String state) {
        return Problem.of(409, "tablet-not-in-stock", detail, Map.of("state", state));
    }

    private static HttpProblem alreadyHolds(Uai school, HandoverRefusal.AlreadyHolds refusal) {
        return refusal.here()
                .map(held ->
                        Problem.of(
                                409,
                                "person-already-holds-a-tablet",
                                "This person was handed the tablet %s at %s on %s."
                                        .formatted(held.serialNumber(), school, held.on()),
                                Map.of(
                                        "school", school.value(),
                                        "serialNumber", held.serialNumber().value(),
                                        "on", held.on().toString())))
                .orElseGet(() ->
                        Problem.conflict(
                                "person-already-holds-a-tablet",
                                "Another school handed this person a tablet: they keep that one."));
    }
}
