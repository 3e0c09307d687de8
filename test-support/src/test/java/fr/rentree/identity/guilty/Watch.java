package fr.rentree.identity.guilty;

import java.time.LocalDate;

/// Guilty: takes the time from nowhere, and prints it.
class Watch {

    LocalDate today() {
        LocalDate today = LocalDate.now();
        System.out.println(today);
        return today;
    }
}
