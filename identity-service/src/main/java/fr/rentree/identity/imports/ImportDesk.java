package fr.rentree.identity.imports;

import fr.rentree.identity.formats.gar.DeliveryName;
import fr.rentree.identity.imports.ImportJob.WorkArrived;
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
import fr.rentree.identity.imports.ImportRepository.Delivery;
import fr.rentree.identity.plans.SchoolPlanRepository;
import fr.rentree.identity.staging.DeliveryRepository;
import fr.rentree.identity.windows.ImportWindowRepository;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Receives deliveries and takes approvals.
@ApplicationScoped
class ImportDesk {

    private static final long LARGEST_DIGEST_FILE = 1024;

    private final ImportRepository imports;
    private final DeliveryRepository deliveries;
    private final SchoolPlanRepository schools;
    private final ImportWindowRepository windows;
    private final RosterImportConfig config;
    private final Caller caller;
    private final Event<WorkArrived> work;

    ImportDesk(
            ImportRepository imports,
            DeliveryRepository deliveries,
            SchoolPlanRepository schools,
            ImportWindowRepository windows,
            RosterImportConfig config,
            Caller caller,
            Event<WorkArrived> work) {
        this.imports = imports;
        this.deliveries = deliveries;
        this.schools = schools;
        this.windows = windows;
        this.config = config;
        this.caller = caller;
        this.work = work;
    }

    /// Stores a delivery whose name and digest agree; everything else is checked afterwards.
    RosterImport receive(String fileName, Path archive, Path digestFile) throws IOException {
        var name = DeliveryName.parse(fileName).orElseThrow(() -> refused(new BadName(fileName)));
        if (!name.degree().equals("2D")) {
            throw refused(new FirstDegree());
        }
        if (isForeign(name.idEnt())) {
            throw refused(new NotYourEnt(name.idEnt()));
        }
        long size = Files.size(archive);
        if (size > config.archiveSize().asLongValue()) {
            throw refused(new TooLarge(config.archiveSize().asLongValue()));
        }
        String announced = announced(digestFile);
        String computed = md5(archive);
        if (!announced.equals(computed)) {
            throw refused(new DigestDiffers(announced, computed));
        }
        var delivery = new Delivery(name, fileName, computed, size);
        return QuarkusTransaction.requiringNew()
                .timeout((int) config.step().toSeconds())
                .call(() -> store(delivery, archive));
    }

    @Transactional
    RosterImport find(UUID id) {
        var found = imports.find(id).orElseThrow(() -> refused(new UnknownImport()));
        if (isForeign(found.idEnt())) {
            throw refused(new UnknownImport());
        }
        return found.withSchools(schools.plans(id));
    }

    /// The ENT whose imports the caller may see; absent for an operator, who sees all.
    @Nullable String ownEnt() {
        return caller.isOperator() ? null : caller.claims().getOrDefault("id_ent", "");
    }

    /// Binds the approval to the plan that was read; asked twice at once, it counts once.
    @Transactional
    RosterImport approve(UUID id, String planHash, boolean liftsRemovals) {
        var found =
                imports.lock(id)
                        .filter(one -> !isForeign(one.idEnt()))
                        .orElseThrow(() -> refused(new UnknownImport()));
        boolean samePlan = planHash.equals(found.planHash());
        switch (found.state()) {
            case APPLYING, APPLIED -> {
                if (!samePlan) {
                    throw refused(new NotPlanned(found.state()));
                }
                if (imports.liftsRemovals(id) != liftsRemovals) {
                    throw refused(new AlreadyApproved());
                }
            }
            case PLANNED -> {
                if (!samePlan) {
                    throw refused(new AnotherPlan(String.valueOf(found.planHash())));
                }
                if (windows.isClosedFor(id)) {
                    throw refused(new WindowClosed());
                }
                imports.approve(id, liftsRemovals, caller.name());
                work.fire(new WorkArrived());
            }
            case WAITING -> throw refused(new WindowClosed());
            case RECEIVED, REFUSED, SUPERSEDED, STALE ->
                    throw refused(new NotPlanned(found.state()));
        }
        return find(id);
    }

    private RosterImport store(Delivery delivery, Path archive) throws IOException {
        if (!imports.isKnownEnt(delivery.name().idEnt())) {
            throw refused(new UnknownEnt(delivery.name().idEnt()));
        }
        var underWay = imports.underWay(delivery);
        if (underWay.isPresent()) {
            return underWay.get();
        }
        var added = imports.add(delivery);
        try (InputStream bytes = Files.newInputStream(archive)) {
            deliveries.store(added.id(), bytes, (int) config.chunk().asLongValue());
        }
        work.fire(new WorkArrived());
        return added;
    }

    private boolean isForeign(String idEnt) {
        return !caller.isOperator()
                && !(caller.has(Roles.ENT_PORTAL) && idEnt.equals(caller.claims().get("id_ent")));
    }

    private static RuntimeException refused(ImportRefusal refusal) {
        return ImportProblems.of(refusal);
    }

    /// The whole content is the digest; what `md5sum` adds behind it is forgiven.
    private static String announced(Path digestFile) throws IOException {
        if (Files.size(digestFile) > LARGEST_DIGEST_FILE) {
            throw refused(new BadDigestFile());
        }
        String text = Files.readString(digestFile, StandardCharsets.ISO_8859_1).strip();
        String digest = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        if (!digest.matches("[0-9a-f]{32}")) {
            throw refused(new BadDigestFile());
        }
        return digest;
    }

    private static String md5(Path archive) {
        try (var input =
                new DigestInputStream(
                        Files.newInputStream(archive), MessageDigest.getInstance("MD5"))) {
            byte[] sink = new byte[1 << 16];
            while (input.read(sink) >= 0) {
                // the digest takes it
            }
            return HexFormat.of().formatHex(input.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
