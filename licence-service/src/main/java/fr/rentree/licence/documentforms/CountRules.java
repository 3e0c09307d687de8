package fr.rentree.licence.documentforms;

import static fr.rentree.licence.documentforms.Fields.ANYBODY;
import static fr.rentree.licence.documentforms.Fields.ASSIGNMENT_TYPE;
import static fr.rentree.licence.documentforms.Fields.PUBLIC;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// RG1, RG4, RG5 and RG6: how many seats, and for whom.
final class CountRules {

    private final Breaches breaches;
    private final Fields fields;

    CountRules(Breaches breaches) {
        this.breaches = breaches;
        this.fields = breaches.fields();
    }

    void check() {
        var counted =
                Arrays.stream(TargetPublic.values())
                        .filter(target -> fields.has(target.countField()))
                        .toList();
        boolean all = fields.has(ANYBODY);
        breaches.demand(
                all == counted.isEmpty(),
                "RG1",
                ANYBODY,
                "envoyez soit nbLicenceGlobale, soit des nombres par profil");
        breaches.demand(
                !fields.all(ASSIGNMENT_TYPE).contains("ETABL") || (all && counted.isEmpty()),
                "RG6",
                ASSIGNMENT_TYPE,
                "ETABL demande nbLicenceGlobale, sans nombre par profil");
        var given = new ArrayList<>(counted.stream().map(TargetPublic::countField).toList());
        if (all) {
            given.add(ANYBODY);
        }
        numbers(given);
        counted.forEach(this::meant);
    }

    private void numbers(List<String> given) {
        boolean numbers = given.stream().filter(name -> !isCount(name)).toList().isEmpty();
        breaches.demand(
                given.isEmpty() || !numbers || given.stream().anyMatch(this::givesSome),
                "RG1",
                given.isEmpty() ? ANYBODY : given.getFirst(),
                "aucune licence : envoyez un nombre, ou supprimez l'abonnement par DELETE");
    }

    private boolean isCount(String name) {
        boolean ok = fields.one(name).orElse("").matches("\\d{1,8}|" + Document.UNLIMITED);
        breaches.demand(ok, "RG4", name, "un nombre de 8 chiffres au plus, ou ILLIMITE");
        return ok;
    }

    private boolean givesSome(String name) {
        return fields.one(name).filter(Document::isSome).isPresent();
    }

    private void meant(TargetPublic target) {
        boolean none = fields.one(target.countField()).orElse("").matches("0+");
        breaches.demand(
                none || fields.all(PUBLIC).contains(target.word()),
                "RG5",
                target.countField(),
                "ajoutez " + target.word() + " à publicCible, ou retirez ce nombre");
    }
}
