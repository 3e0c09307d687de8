package fr.rentree.licence.documents;

import fr.rentree.licence.documentforms.Breach;
import fr.rentree.licence.documentforms.Document;
import fr.rentree.licence.documentforms.DocumentConfig;
import fr.rentree.licence.documentforms.Fields;
import fr.rentree.licence.documentforms.TargetPublic;
import fr.rentree.licence.documents.DocumentRepository.School;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Where a document opens: the schools it names, or those of its natures.
@ApplicationScoped
class Placing {

    private final DocumentRepository documents;
    private final DocumentConfig config;

    Placing(DocumentRepository documents, DocumentConfig config) {
        this.documents = documents;
        this.config = config;
    }

    /// The document with the schools where it opens.
    Document placed(Document document) {
        var schools = documents.schools(document.schools(), document.natures());
        var uais = schools.stream().map(School::uai).toList();
        var breaches = unknown(document, uais);
        if (uais.size() > config.schools()) {
            breaches.add(
                    new Breach(
                            "XSD",
                            Fields.SCHOOL,
                            uais.size() + " établissements",
                            config.schools() + " au plus : faites plusieurs abonnements"));
        }
        breaches.addAll(firstDegree(document, schools));
        DocumentDesk.demandNone(breaches);
        return document.in(uais);
    }

    private static List<Breach> unknown(Document document, List<String> known) {
        var breaches = new ArrayList<Breach>();
        for (String sent : document.schools()) {
            if (!known.contains(sent)) {
                breaches.add(
                        new Breach(
                                "RG2",
                                Fields.SCHOOL,
                                sent,
                                "établissement inconnu : voir /etablissements/etablissements.xml"));
            }
        }
        if (document.schools().isEmpty() && known.isEmpty()) {
            breaches.add(
                    new Breach(
                            "RG2",
                            Fields.NATURE,
                            String.join(", ", document.natures()),
                            "aucun établissement connu de cette nature : nommez-les dans uaiEtab"));
        }
        return breaches;
    }

    /// The document where it stood, and in schools that have come to be of its natures.
    Document widened(Document document) {
        var schools = documents.schools(document.schools(), document.natures());
        DocumentDesk.demandNone(firstDegree(document, schools));
        var uais = new TreeSet<>(document.schools());
        schools.forEach(school -> uais.add(school.uai()));
        return document.in(List.copyOf(uais));
    }

    private static List<Breach> firstDegree(Document document, List<School> schools) {
        var target = TargetPublic.DOCUMENTALISTS;
        boolean wanted =
                document.publics().contains(target.word())
                        || document.shares().stream()
                                .anyMatch(share -> share.line() == target.line());
        if (!wanted) {
            return List.of();
        }
        return schools.stream()
                .filter(School::isFirstDegree)
                .map(school ->
                        new Breach(
                                "RG11",
                                Fields.SCHOOL,
                                school.uai(),
                                "premier degré : retirez DOCUMENTALISTE et nbLicenceProfDoc"))
                .toList();
    }
}
