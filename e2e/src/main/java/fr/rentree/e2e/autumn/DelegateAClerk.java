package fr.rentree.e2e.autumn;

import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.ReadModels;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import java.time.LocalDate;
import java.util.Map;

/// The head of a school says who hands the tablets out.
public final class DelegateAClerk implements Step {

    @Override
    public String title() {
        return "Delegate the handing out of tablets";
    }

    @Override
    public String who() {
        return "the head of a school, signed in through atrium (OIDC)";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var head = year.person(lycee, lycee.head());
        var me = head.get("/api/v1/me").expect(200).json();
        Check.same("who signed in", year.roster().person(lycee.head()), me.path("person").asText());
        year.screen()
                .tell(
                        "%s is %s at %s",
                        lycee.head(),
                        me.path("places").path(0).path("profile").asText(),
                        lycee.uai());
        var delegation =
                Map.of(
                        "person", year.roster().person(lycee.clerk()),
                        "school", lycee.uai(),
                        "permission", "HANDOUT_CLERK",
                        "lastDay", LocalDate.of(year.firstYear() + 1, 8, 15).toString());
        head.post("/api/v1/delegations", delegation).expect(201, 200);
        year.screen()
                .tell("%s of the school life may hand tablets out until August", lycee.clerk());
        year.screen().see("/api/v1/delegations?school=" + lycee.uai());
        new ReadModels(year.operator()).await();
    }
}
