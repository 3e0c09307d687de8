package fr.rentree.identity.imports;

import fr.rentree.identity.formats.gar.DeliveryName;
import fr.rentree.identity.imports.ImportRefusal.AlreadyApproved;
import fr.rentree.identity.imports.ImportRefusal.AnotherPlan;
import fr.rentree.identity.imports.ImportRefusal.BadDigestFile;
import fr.rentree.identity.imports.ImportRefusal.BadName;
import fr.rentree.identity.imports.ImportRefusal.DigestDiffers;
import fr.rentree.identity.imports.ImportRefusal.FirstDegree;
import fr.rentree.identity.imports.ImportRefusal.NotPlanned;
import fr.rentree.identity.imports.ImportRefusal.NotYourEnt;
import fr.rentree.identity.imports.ImportRefusal.TooLarge;
import fr.rentree.identity.imports.ImportRefusal.UnknownEnt;
import fr.rentree.identity.imports.ImportRefusal.UnknownImport;
import fr.rentree.identity.imports.ImportRefusal.WindowClosed;
import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;

/// Refusals of imports, in words.
final class ImportProblems {

    private ImportProblems() {}

    static HttpProblem of(ImportRefusal refusal) {
        return switch (refusal) {
            case BadName(var name) ->
                    Problem.unprocessable(
                            "archive-name",
                            "\"%s\" is no name of a delivery: name it like %s."
                                    .formatted(name, DeliveryName.PATTERN));
            case FirstDegree() ->
                    Problem.unprocessable(
                            "first-degree",
                            "First-degree deliveries are not taken yet: send the second degree.");
            case BadDigestFile() ->
                    Problem.unprocessable(
                            "digest-malformed",
                            "The part \"digest\" must be the .md5 file: 32 hexadecimal digits.");
            case DigestDiffers(var announced, var computed) ->
                    Problem.unprocessable(
                            "digest-differs",
                            "The archive's MD5 is %s, not %s: the transfer was damaged, send both again."
                                    .formatted(computed, announced));
            case TooLarge(var limit) ->
                    Problem.tooLarge(
                            "archive-too-large",
                            "An archive has %d bytes at most: send fewer schools at once."
                                    .formatted(limit));
            case NotYourEnt(var idEnt) ->
                    Problem.forbidden(
                            "not-your-ent",
                            "The delivery is of %s: send it with the client of that ENT."
                                    .formatted(idEnt));
            case UnknownEnt(var idEnt) ->
                    Problem.unprocessable(
                            "unknown-ent",
                            "No access point stands for %s: ask the operator to open one."
                                    .formatted(idEnt));
            case UnknownImport() ->
                    Problem.notFound("unknown-import", "No import of yours has this id.");
            case NotPlanned(var state) ->
                    Problem.conflict(
                            "import-not-planned",
                            "The import is %s: only a planned one can be approved."
                                    .formatted(state));
            case AnotherPlan(var hash) ->
                    Problem.of(
                            409,
                            "stale-plan",
                            "The plan is another now: read it again and approve its hash.",
                            Map.of("planHash", hash));
            case AlreadyApproved() ->
                    Problem.conflict(
                            "already-approved",
                            "The plan was approved another way (removals): wait for its end.");
            case WindowClosed() ->
                    Problem.conflict(
                            "import-window-closed",
                            "A school of the delivery is closed to imports: it waits, and is"
                                    + " planned when the window opens.");
        };
    }
}
