package fr.rentree.licence.renewals;

import fr.rentree.platform.school.SchoolYear;
import java.time.LocalDate;

/// Which rights end with a school year, and until when they are renewed.
///
/// Many are sold until 31 August or into September: a month of grace counts them with the year they
/// close, not with the one that begins.
record RenewalPeriod(SchoolYear closing) {

    private static final int DAYS_OF_GRACE = 30;

    LocalDate from() {
        return closing.firstDay().plusDays(DAYS_OF_GRACE);
    }

    LocalDate to() {
        return closing.lastDay().plusDays(DAYS_OF_GRACE);
    }

    LocalDate renewedUntil() {
        return closing.next().lastDay();
    }
}
