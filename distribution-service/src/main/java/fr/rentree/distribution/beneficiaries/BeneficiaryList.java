package fr.rentree.distribution.beneficiaries;

import fr.rentree.distribution.documents.FrenchDays;
import java.util.List;

/// What is printed of the list of beneficiaries: the paper that a handout can be done with alone.
public record BeneficiaryList(
        String schoolName, String school, String division, String printedOn, List<Line> lines) {

    /// One person, with a box to tick when nothing was handed over yet.
    public record Line(
            int position,
            String familyName,
            String givenName,
            String divisions,
            String charter,
            String serialNumber,
            String on) {

        static Line of(int position, BeneficiaryView view) {
            return new Line(
                    position,
                    view.familyName(),
                    view.givenName(),
                    String.join(", ", view.divisions()),
                    charter(view),
                    view.handover() == null ? "" : view.handover().serialNumber(),
                    view.handover() == null ? "" : FrenchDays.digits(view.handover().on()));
        }

        private static String charter(BeneficiaryView view) {
            if (view.charter() == null) {
                return "à signer";
            }
            return view.charter().signed() ? "signée" : "incomplète";
        }
    }
}
