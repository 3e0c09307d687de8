package fr.rentree.licence.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.formats.RefusedFileException;
import fr.rentree.licence.formats.books.ArticleReader;
import fr.rentree.licence.formats.books.OnixReader;
import fr.rentree.licence.formats.gar.GarCatalogueReader;
import fr.rentree.licence.imports.CatalogueImport.State;
import fr.rentree.licence.imports.ImportJob.WorkArrived;
import fr.rentree.licence.imports.ImportRepository.Upload;
import fr.rentree.licence.imports.PlanRepository.Work;
import fr.rentree.licence.imports.StagingRepository.Staging;
import fr.rentree.platform.caller.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipException;

/// Reads files, plans them, takes approvals and applies: each in one transaction, or not at all.
@ApplicationScoped
class ImportDesk {

    private final ImportRepository imports;
    private final StagingRepository staging;
    private final ResourcePlanRepository resourcePlans;
    private final ArticlePlanRepository articlePlans;
    private final ResourceRepository catalogue;
    private final ImportConfig config;
    private final ObjectMapper json;
    private final Event<WorkArrived> work;
    private final Clock clock;

    ImportDesk(
            ImportRepository imports,
            StagingRepository staging,
            ResourcePlanRepository resourcePlans,
            ArticlePlanRepository articlePlans,
            ResourceRepository catalogue,
            ImportConfig config,
            ObjectMapper json,
            Event<WorkArrived> work,
            Clock clock) {
        this.imports = imports;
        this.staging = staging;
        this.resourcePlans = resourcePlans;
        this.articlePlans = articlePlans;
        this.catalogue = catalogue;
        this.config = config;
        this.json = json;
        this.work = work;
        this.clock = clock;
    }

    /// Reads a whole file and plans it; refused, it leaves nothing behind.
    CatalogueImport receive(String source, ImportFormat format, SpooledFile file, Caller by) {
        var upload = new Upload(source, format, file.digest(), by.name());
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) config.step().toSeconds())
                    .call(() -> plan(upload, file));
        } catch (RefusedFileException refused) {
            throw ImportProblems.unreadable(refused);
        }
    }

    private CatalogueImport plan(Upload upload, SpooledFile file) throws IOException {
        var added = imports.add(upload, clock.instant());
        if (added.isEmpty()) {
            var other = imports.underWay(upload);
            return other.isPresent() ? other.get() : plan(upload, file);
        }
        var planned = new Work(added.get(), upload.source(), upload.format());
        var generatedAt = read(planned, file);
        imports.supersedeOlder(planned, clock.instant()).forEach(staging::clear);
        var plans = plansOf(upload.format());
        imports.told(planned.id(), generatedAt.orElse(null), plans.warn(planned));
        plans.plan(planned);
        var result = imports.settlePlan(planned.id());
        if (result.plan().entries() == 0) {
            throw ImportProblems.empty();
        }
        return result.plan().changesNothing() ? apply(planned, result) : result;
    }

    private Optional<Instant> read(Work planned, SpooledFile file) throws IOException {
        try (var content = file.open()) {
            var entries = staging.begin(planned.id(), config);
            var generatedAt = read(planned.format(), content, entries);
            entries.end();
            return generatedAt;
        } catch (EOFException | ZipException e) {
            throw RefusedFileException.unreadable(0, "the compressed file ends too early");
        }
    }

    private Optional<Instant> read(
            ImportFormat format, BufferedInputStream content, Staging entries) throws IOException {
        return switch (format) {
            case RESSOURCES_DIFFUSABLES -> new GarCatalogueReader(json, entries).read(content);
            case ARTICLE_NUMERIQUE -> {
                new ArticleReader(json, entries).read(content);
                yield Optional.empty();
            }
            case ONIX -> {
                new OnixReader(entries).read(content);
                yield Optional.empty();
            }
        };
    }

    /// Binds the approval to the plan that was read; asked twice at once, it counts once.
    @Transactional
    CatalogueImport approve(UUID id, String planHash, boolean withdrawals, Caller by) {
        var found = imports.lock(id).orElseThrow(ImportProblems::unknownImport);
        if (found.state() == State.SUPERSEDED) {
            throw ImportProblems.superseded();
        }
        if (!planHash.equals(found.planHash())) {
            throw ImportProblems.anotherPlan(String.valueOf(found.planHash()));
        }
        if (found.state() != State.PLANNED) {
            return found;
        }
        if (found.plan().withdrawsMoreThan(config.withdrawalsPercent()) && !withdrawals) {
            throw ImportProblems.withdrawsMuch(
                    found.plan().withdrawn(), config.withdrawalsPercent());
        }
        imports.approve(id, by.name(), clock.instant());
        work.fire(new WorkArrived());
        return imports.lock(id).orElseThrow();
    }

    Optional<CatalogueImport> claim() {
        return QuarkusTransaction.requiringNew().call(() -> imports.claim(config.lease()));
    }

    /// Applies what was approved, if planning again gives the very same plan; else it waits for
    /// another approval.
    CatalogueImport applyApproved(UUID id) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) config.step().toSeconds())
                .call(() -> {
                    catalogue.lockCatalogue();
                    var found = imports.lock(id).orElseThrow();
                    if (found.state() != State.APPLYING) {
                        return found;
                    }
                    var approved = new Work(id, found.source(), found.format());
                    plansOf(found.format()).plan(approved);
                    var again = imports.settlePlan(id);
                    if (String.valueOf(found.planHash()).equals(again.planHash())) {
                        return apply(approved, again);
                    }
                    imports.planAgain(
                            id,
                            "stale-plan: the catalogue moved after the plan was approved. Read the"
                                    + " new plan and approve it.");
                    return imports.lock(id).orElseThrow();
                });
    }

    private CatalogueImport apply(Work planned, CatalogueImport result) {
        var now = clock.instant();
        catalogue.lockCatalogue();
        plansOf(planned.format()).apply(planned, now);
        if (!result.plan().changesNothing()) {
            catalogue.tellOfChange();
        }
        staging.clear(planned.id());
        return imports.applied(planned.id(), now);
    }

    private PlanRepository plansOf(ImportFormat format) {
        return switch (format) {
            case RESSOURCES_DIFFUSABLES -> resourcePlans;
            case ARTICLE_NUMERIQUE, ONIX -> articlePlans;
        };
    }

    /// Sets the upload aside, and reads it when it is all here.
    CatalogueImport receive(String source, ImportFormat format, InputStream body, Caller by) {
        try (var file = SpooledFile.of(body, config.fileSize().asLongValue())) {
            return receive(source, format, file, by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
