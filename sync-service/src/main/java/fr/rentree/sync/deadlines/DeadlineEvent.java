package fr.rentree.sync.deadlines;

import fr.rentree.platform.school.SchoolYear;
import java.time.LocalDate;

/// What we read of `rollover.carry-over-deadline.v1`.
record DeadlineEvent(String uai, SchoolYear schoolYear, long version, LocalDate notesKeptUntil) {}
