package fr.rentree.licence.documents;

import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.documentforms.Breach;
import fr.rentree.licence.documentforms.Document;
import fr.rentree.licence.documentforms.DocumentRefusal.Broken;
import fr.rentree.licence.documentforms.DocumentRefusal.Exists;
import fr.rentree.licence.documentforms.DocumentRefusal.NotYours;
import fr.rentree.licence.documentforms.DocumentRefusal.SeatsHeld;
import fr.rentree.licence.documentforms.DocumentRefusal.Unknown;
import fr.rentree.licence.documentforms.DocumentRules;
import fr.rentree.licence.documentforms.Fields;
import fr.rentree.licence.documentforms.RefusedDocumentException;
import fr.rentree.licence.documents.DocumentRightRepository.Line;
import fr.rentree.licence.subscriptions.AssignmentType;
import fr.rentree.licence.subscriptions.Purchase;
import fr.rentree.licence.subscriptions.SubscriptionDesk;
import fr.rentree.licence.subscriptions.SubscriptionRepository;
import fr.rentree.licence.subscriptions.Terms;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Takes, replaces and deletes documents, all of each or nothing of it: what they sell is open in
/// their schools once this returns.
@ApplicationScoped
class DocumentDesk {

    private final DocumentRepository documents;
    private final DocumentRightRepository rights;
    private final DocumentSeatRepository seats;
    private final Placing placing;
    private final ResourceRepository catalogue;
    private final SubscriptionDesk subscriptions;
    private final SubscriptionRepository opening;
    private final Clock clock;

    DocumentDesk(
            DocumentRepository documents,
            DocumentRightRepository rights,
            DocumentSeatRepository seats,
            Placing placing,
            ResourceRepository catalogue,
            SubscriptionDesk subscriptions,
            SubscriptionRepository opening,
            Clock clock) {
        this.documents = documents;
        this.rights = rights;
        this.seats = seats;
        this.placing = placing;
        this.catalogue = catalogue;
        this.subscriptions = subscriptions;
        this.opening = opening;
        this.clock = clock;
    }

    /// An id that exists is said before anything else: clients then send the same as a replacement.
    @Transactional
    Document create(String id, Fields fields, String distributor) {
        demandOwn(fields, distributor);
        if (documents.exists(distributor, id)) {
            throw new RefusedDocumentException(new Exists(id));
        }
        demandNone(new DocumentRules(fields, LocalDate.now(clock)).onCreation(id));
        var document = placing.placed(Document.of(fields));
        var resource = resource(document);
        var number =
                documents
                        .take(document, clock.instant())
                        .orElseThrow(() -> new RefusedDocumentException(new Exists(id)));
        open(number, document, resource, Set.of());
        return document;
    }

    @Transactional
    Document replace(String id, Fields fields, String distributor, String by) {
        demandOwn(fields, distributor);
        var standing = lock(id, distributor);
        var before = standing.document();
        demandNone(new DocumentRules(fields, LocalDate.now(clock)).onReplacement(before));
        var document = placing.widened(Document.of(fields).replacing(before));
        var change = new DocumentChange(standing.number(), by, clock.instant());
        var lastDay = document.validity().lastDay();
        tellEverybody(change, document, document.audience());
        resize(change, document);
        seats.move(change, lastDay, SchoolYear.of(lastDay).toString());
        rights.setTransferable(standing.number(), document.isTransferable());
        open(
                standing.number(),
                document,
                known(document.resource()),
                rights.lines(standing.number()));
        documents.replace(standing.number(), document, change.now());
        return document;
    }

    /// Whoever held a seat of it holds it no longer.
    @Transactional
    void delete(String id, String distributor, String by) {
        var standing = lock(id, distributor);
        var change = new DocumentChange(standing.number(), by, clock.instant());
        tellEverybody(change, standing.document(), List.of());
        rights.lock(standing.number());
        seats.takeBack(change);
        rights.resize(change, List.of());
        documents.delete(standing.number(), change.now());
    }

    private DocumentRepository.Standing lock(String id, String distributor) {
        return documents
                .lock(distributor, id)
                .orElseThrow(() -> new RefusedDocumentException(new Unknown(id)));
    }

    /// @param audience whom it reaches from now on
    private void tellEverybody(DocumentChange change, Document document, List<String> audience) {
        if (document.assignmentType() == AssignmentType.ETABL) {
            opening.lockEverybody();
            seats.tellEverybody(change, audience, document.validity().lastDay());
        }
    }

    private void resize(DocumentChange change, Document document) {
        rights.lock(change.number());
        var held = rights.held(change.number(), document.shares());
        if (!held.isEmpty()) {
            throw new RefusedDocumentException(new SeatsHeld(held));
        }
        rights.resize(change, document.shares());
    }

    private Resource resource(Document document) {
        var resource = known(document.resource());
        if (!resource.orderable()) {
            throw unknownResource(
                    document.resource(), "n'est plus diffusable : choisissez-en une autre");
        }
        return resource;
    }

    private Resource known(String id) {
        var found = catalogue.find(List.of(new ResourceId(id))).get(new ResourceId(id));
        if (found == null) {
            throw unknownResource(id, "absente du catalogue : voir /ressourcesDiffusables");
        }
        return found;
    }

    private static RefusedDocumentException unknownResource(String id, String remedy) {
        return new RefusedDocumentException(
                new Broken(List.of(new Breach("RESSOURCE", Fields.RESOURCE, id, remedy))));
    }

    /// Opens the counts that are not there yet.
    private void open(UUID number, Document document, Resource resource, Set<Line> there) {
        Map<Purchase, List<Terms>> purchases = new LinkedHashMap<>();
        for (String school : document.schools()) {
            for (Document.Share share : document.shares()) {
                if (!there.contains(new Line(school, share.line()))) {
                    purchases.put(
                            new Purchase(
                                    new Purchase.OfDocument(number, share.line()),
                                    new Uai(school),
                                    document.distributor()),
                            List.of(terms(document, share)));
                }
            }
        }
        if (!purchases.isEmpty()) {
            subscriptions.open(purchases, Map.of(new ResourceId(resource.id()), resource));
        }
    }

    /// Its end is the distributor's to move: a rollover renews nothing of it.
    private static Terms terms(Document document, Document.Share share) {
        return new Terms(
                new ResourceId(document.resource()),
                share.seats(),
                share.audience(),
                document.validity(),
                false,
                document.assignmentType(),
                document.isTransferable());
    }

    private static void demandOwn(Fields fields, String distributor) {
        fields.one(Fields.DISTRIBUTOR)
                .filter(sent -> !sent.equals(distributor))
                .ifPresent(sent -> {
                    throw new RefusedDocumentException(new NotYours(sent));
                });
    }

    static void demandNone(List<Breach> breaches) {
        if (!breaches.isEmpty()) {
            throw new RefusedDocumentException(new Broken(breaches));
        }
    }
}
