package fr.rentree.distribution.handovers;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.distribution.charters.Charter;
import fr.rentree.distribution.charters.Signatory;
import fr.rentree.distribution.charters.Signature;
import fr.rentree.distribution.handovers.HandoverDecision.Accepted;
import fr.rentree.distribution.handovers.HandoverDecision.Refused;
import fr.rentree.distribution.handovers.HandoverRefusal.Held;
import fr.rentree.distribution.roster.Member;
import fr.rentree.distribution.roster.Profile;
import fr.rentree.distribution.tablets.SerialNumber;
import fr.rentree.distribution.tablets.StockFinding;
import fr.rentree.distribution.tablets.Tablet;
import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandoverDecisionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 7);
    private static final Uai SCHOOL = new Uai("0000001B");
    private static final UUID PUPIL = UUID.randomUUID();
    private static final SerialNumber SERIAL = new SerialNumber("HA112Q1");
    private static final StockFinding IN_STOCK = received(new Tablet.InStock(SERIAL, "TAB"));

    @Test
    void a_tablet_in_stock_goes_to_a_pupil_with_a_signed_charter() {
        var decision = decide(member(Profile.PUPIL, true), signed(), IN_STOCK);
        assertThat(decision).isInstanceOf(Accepted.class);
        assertThat(((Accepted) decision).charter().person()).isEqualTo(PUPIL);
    }

    @Test
    void the_person_is_looked_at_first() {
        assertThat(refusal(Optional.empty(), signed(), IN_STOCK))
                .isEqualTo(new HandoverRefusal.PersonNotInSchool(PUPIL));
        assertThat(refusal(member(Profile.PUPIL, false), signed(), IN_STOCK))
                .isEqualTo(new HandoverRefusal.PersonLeft(PUPIL));
        assertThat(refusal(member(Profile.HEAD, true), signed(), IN_STOCK))
                .isEqualTo(new HandoverRefusal.NotEligible(Profile.HEAD));
    }

    @Test
    void a_tablet_that_is_not_in_the_stock_of_the_school_is_refused_with_its_reason() {
        var member = member(Profile.PUPIL, true);
        var other = UUID.randomUUID();
        assertThat(refusal(member, signed(), new StockFinding.Unknown("X")))
                .isEqualTo(new HandoverRefusal.UnknownSerialNumber("X"));
        assertThat(refusal(member, signed(), new StockFinding.OfAnotherSchool(SERIAL)))
                .isEqualTo(new HandoverRefusal.TabletOfAnotherSchool(SERIAL));
        assertThat(refusal(member, signed(), new StockFinding.NotYetReceived(SERIAL)))
                .isEqualTo(new HandoverRefusal.NotYetReceived(SERIAL));
        assertThat(refusal(member, signed(), new StockFinding.Ambiguous(List.of(SERIAL))))
                .isEqualTo(new HandoverRefusal.AmbiguousScan(List.of(SERIAL)));
        assertThat(refusal(member, signed(), received(new Tablet.HandedOver(SERIAL, other, TODAY))))
                .isEqualTo(new HandoverRefusal.AlreadyHandedOver(SERIAL, other, TODAY));
        assertThat(refusal(member, signed(), received(new Tablet.OnLoan(SERIAL, TODAY))))
                .isEqualTo(new HandoverRefusal.LentOut(SERIAL, TODAY));
        assertThat(refusal(member, signed(), received(new Tablet.Lost(SERIAL, TODAY))))
                .isEqualTo(new HandoverRefusal.DeclaredLost(SERIAL, TODAY));
    }

    @Test
    void somebody_who_holds_a_tablet_gets_no_second_one() {
        var held = new Held(new SerialNumber("HA113"), TODAY);
        var here = facts(member(Profile.PUPIL, true), signed(), IN_STOCK, Optional.of(held), true);
        var elsewhere =
                facts(member(Profile.PUPIL, true), signed(), IN_STOCK, Optional.empty(), true);
        assertThat(HandoverDecision.of(here, TODAY))
                .isEqualTo(new Refused(new HandoverRefusal.AlreadyHolds(PUPIL, Optional.of(held))));
        assertThat(HandoverDecision.of(elsewhere, TODAY))
                .isEqualTo(new Refused(new HandoverRefusal.AlreadyHolds(PUPIL, Optional.empty())));
    }

    @Test
    void no_tablet_without_a_charter_signed_by_all_who_must() {
        var member = member(Profile.PUPIL, true);
        assertThat(refusal(member, Optional.empty(), IN_STOCK))
                .isEqualTo(new HandoverRefusal.CharterMissing(PUPIL));
        var half = charter(new Signature(Signatory.PUPIL, TODAY, Signature.How.PAPER));
        assertThat(refusal(member, Optional.of(half), IN_STOCK))
                .isEqualTo(
                        new HandoverRefusal.CharterIncomplete(
                                half.id(), Set.of(Signatory.GUARDIAN)));
    }

    private static StockFinding received(Tablet tablet) {
        return new StockFinding.Received(tablet);
    }

    private static Optional<Member> member(Profile profile, boolean active) {
        return Optional.of(
                new Member(
                        SCHOOL,
                        PUPIL,
                        "NOM-ELEVE-01",
                        "Prenom",
                        Optional.of(LocalDate.of(2011, 2, 28)),
                        profile,
                        List.of("2NDE1"),
                        active));
    }

    private static Optional<Charter> signed() {
        return Optional.of(
                charter(
                        new Signature(Signatory.PUPIL, TODAY, Signature.How.PAPER),
                        new Signature(Signatory.GUARDIAN, TODAY, Signature.How.PAPER)));
    }

    private static Charter charter(Signature... signatures) {
        return new Charter(
                UUID.fromString("0199a1b2-0000-7000-8000-0000000000b1"),
                SCHOOL,
                PUPIL,
                Charter.Kind.PUPIL,
                Optional.of(LocalDate.of(2011, 2, 28)),
                "2026-1",
                List.of(signatures));
    }

    private static HandoverRefusal refusal(
            Optional<Member> member, Optional<Charter> charter, StockFinding found) {
        return ((Refused) decide(member, charter, found)).refusal();
    }

    private static HandoverDecision decide(
            Optional<Member> member, Optional<Charter> charter, StockFinding found) {
        return HandoverDecision.of(facts(member, charter, found, Optional.empty(), false), TODAY);
    }

    private static HandoverFacts facts(
            Optional<Member> member,
            Optional<Charter> charter,
            StockFinding found,
            Optional<Held> heldHere,
            boolean holdsOne) {
        return new HandoverFacts(PUPIL, member, charter, found, heldHere, holdsOne);
    }
}
