package fr.rentree.distribution.handovers;

import fr.rentree.distribution.charters.Charter;
import fr.rentree.distribution.charters.SignedCharter;
import fr.rentree.distribution.handovers.HandoverRefusal.Held;
import fr.rentree.distribution.roster.Member;
import fr.rentree.distribution.tablets.StockFinding;
import fr.rentree.distribution.tablets.Tablet;
import java.time.LocalDate;
import java.util.Optional;

/// Whether a tablet may be handed over. The database holds the same rules for every other way in.
sealed interface HandoverDecision {

    record Accepted(Member person, Tablet.InStock tablet, SignedCharter charter)
            implements HandoverDecision {}

    record Refused(HandoverRefusal refusal) implements HandoverDecision {}

    /// First the person, then the tablet, then the charter: the order in which a clerk can mend.
    static HandoverDecision of(HandoverFacts facts, LocalDate today) {
        Optional<HandoverRefusal> person = aboutPerson(facts);
        if (person.isPresent()) {
            return new Refused(person.get());
        }
        return switch (facts.found()) {
            case StockFinding.Unknown(var words) ->
                    new Refused(new HandoverRefusal.UnknownSerialNumber(words));
            case StockFinding.Ambiguous(var readings) ->
                    new Refused(new HandoverRefusal.AmbiguousScan(readings));
            case StockFinding.OfAnotherSchool(var serialNumber) ->
                    new Refused(new HandoverRefusal.TabletOfAnotherSchool(serialNumber));
            case StockFinding.NotYetReceived(var serialNumber) ->
                    new Refused(new HandoverRefusal.NotYetReceived(serialNumber));
            case StockFinding.Received(var tablet) -> ofReceived(facts, tablet, today);
        };
    }

    private static Optional<HandoverRefusal> aboutPerson(HandoverFacts facts) {
        if (facts.member().isEmpty()) {
            return Optional.of(new HandoverRefusal.PersonNotInSchool(facts.person()));
        }
        Member member = facts.member().get();
        if (!member.active()) {
            return Optional.of(new HandoverRefusal.PersonLeft(facts.person()));
        }
        if (!member.profile().isEligible()) {
            return Optional.of(new HandoverRefusal.NotEligible(member.profile()));
        }
        return Optional.empty();
    }

    private static HandoverDecision ofReceived(
            HandoverFacts facts, Tablet tablet, LocalDate today) {
        return switch (tablet) {
            case Tablet.HandedOver(var serialNumber, var holder, var on) ->
                    new Refused(new HandoverRefusal.AlreadyHandedOver(serialNumber, holder, on));
            case Tablet.OnLoan(var serialNumber, var since) ->
                    new Refused(new HandoverRefusal.LentOut(serialNumber, since));
            case Tablet.Lost(var serialNumber, var since) ->
                    new Refused(new HandoverRefusal.DeclaredLost(serialNumber, since));
            case Tablet.InStock inStock -> ofInStock(facts, inStock, today);
        };
    }

    private static HandoverDecision ofInStock(
            HandoverFacts facts, Tablet.InStock tablet, LocalDate today) {
        Optional<Held> held = facts.heldHere();
        if (facts.holdsOne() || held.isPresent()) {
            return new Refused(new HandoverRefusal.AlreadyHolds(facts.person(), held));
        }
        if (facts.charter().isEmpty()) {
            return new Refused(new HandoverRefusal.CharterMissing(facts.person()));
        }
        Charter charter = facts.charter().get();
        return charter.signed(today)
                .<HandoverDecision>map(
                        signed -> new Accepted(facts.member().orElseThrow(), tablet, signed))
                .orElseGet(() ->
                        new Refused(
                                new HandoverRefusal.CharterIncomplete(
                                        charter.id(), charter.missing(today))));
    }
}
