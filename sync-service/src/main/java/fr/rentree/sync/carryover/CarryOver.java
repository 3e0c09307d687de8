package fr.rentree.sync.carryover;

import fr.rentree.platform.school.SchoolYear;

/// One school's notebooks at the turn of a year.
record CarryOver(String uai, SchoolYear closing, SchoolYear next) {}
