package fr.rentree.e2e.year;

import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.generator.UaiNumber;
import fr.rentree.e2e.stage.Year;

/// Which run this is: the first one whose schools the platform does not know yet.
record RunNumber(Actor operator) {

    int next() {
        var run = 1;
        while (isPlayed(run)) {
            run++;
        }
        return run;
    }

    private boolean isPlayed(int run) {
        var uai = UaiNumber.of(Year.regionOf(run).firstSchool());
        return operator.get("/api/v1/establishments/" + uai).expect(200, 404).status() == 200;
    }
}
