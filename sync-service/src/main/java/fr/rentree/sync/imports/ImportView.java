package fr.rentree.sync.imports;

import fr.rentree.sync.imports.Decision.Choice;
import fr.rentree.sync.imports.Import.Named;
import fr.rentree.sync.imports.Item.Finding;
import fr.rentree.sync.imports.Item.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An import as its owner sees it.
///
/// @param state PLANNED waits for a decision, APPLYING is under way, DONE has its report
/// @param rejections problems and how many documents have each
record ImportView(
        @Schema(examples = "0199a1b2-0000-4000-8000-00000000cd01") UUID id,
        @Schema(
                        examples = "PLANNED",
                        enumeration = {"PLANNED", "APPLYING", "DONE"})
                String state,
        @Schema(
                        examples = "epub",
                        enumeration = {"epub", "jsonld", "json"})
                String format,
        Instant createdAt,
        PlanView plan,
        @Nullable DecisionView decision,
        ProgressView progress,
        List<Named> rejections) {

    /// @param leftOut deletions, versions and bin of an export: they are not written back
    /// @param overQuota new notes that do not fit in their notebooks
    /// @param profiles how many annotations satisfy each profile
    record PlanView(
            int read,
            int fresh,
            int identical,
            int conflicting,
            int lookAlike,
            int deleted,
            int invalid,
            int leftOut,
            int overQuota,
            List<Named> profiles) {}

    /// What is not said is SKIP.
    @Schema(name = "ImportDecision")
    record DecisionView(
            @Nullable Choice identical,
            @Nullable Choice conflicting,
            @Nullable Choice lookAlike,
            @Nullable Choice deleted) {

        Decision decision() {
            return new Decision(or(identical), or(conflicting), or(lookAlike), or(deleted));
        }

        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.identical(),
                    decision.conflicting(),
                    decision.lookAlike(),
                    decision.deleted());
        }

        private static Choice or(@Nullable Choice choice) {
            return choice == null ? Choice.SKIP : choice;
        }
    }

    /// Adds up at any time: read = applied + unchanged + skipped + rejected + remaining.
    record ProgressView(
            int read, int applied, int unchanged, int skipped, int rejected, int remaining) {}

    static ImportView of(ReportDesk.Shown shown) {
        var file = shown.file();
        var report = shown.report();
        return new ImportView(
                file.id(),
                file.state().name(),
                file.format(),
                file.createdAt(),
                plan(file, report),
                file.decision().map(DecisionView::of).orElse(null),
                new ProgressView(
                        report.read(),
                        report.with(Outcome.APPLIED),
                        report.with(Outcome.UNCHANGED),
                        report.with(Outcome.SKIPPED),
                        report.with(Outcome.REJECTED),
                        report.remaining()),
                report.rejections());
    }

    private static PlanView plan(Import file, Import.Report report) {
        var found = report.findings();
        return new PlanView(
                report.read(),
                found.getOrDefault(Finding.NEW, 0),
                found.getOrDefault(Finding.IDENTICAL, 0),
                found.getOrDefault(Finding.CONFLICTING, 0),
                found.getOrDefault(Finding.LOOK_ALIKE, 0),
                found.getOrDefault(Finding.DELETED, 0),
                found.getOrDefault(Finding.INVALID, 0),
                file.leftOut(),
                report.overQuota(),
                report.profiles());
    }
}
