package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.stage.Catalogues;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Catalogue;
import fr.rentree.e2e.supplies.DigitalArticles;
import fr.rentree.e2e.supplies.OrderFile;

/// A bookseller's articles and one of its order files: plan first, free licences earned, seats at
/// once.
public final class OrderByFile implements Step {
    private static final String FILES = "/api/v1/orders/files";
    private static final int PUPILS = 60;
    private static final int FREE = 2;

    @Override
    public String title() {
        return "Order by file";
    }

    @Override
    public String who() {
        return "a bookseller";
    }

    @Override
    public void play(Year year) {
        var articles =
                new Catalogues(year)
                        .bring(
                                "?format=ARTICLE_NUMERIQUE&source=" + Catalogue.DISTRIBUTOR,
                                "application/json",
                                DigitalArticles.file());
        year.screen().tell("%s articles offered", articles.path("entries"));
        var lycee = year.lastLycee();
        var file = new OrderFile(lycee.school(), year.firstYear(), PUPILS);
        aBadLineIsNamed(year, file);
        order(year, lycee, file);
    }

    private static void aBadLineIsNamed(Year year, OrderFile file) {
        var refused =
                year.client("bookseller")
                        .send(csv(FILES, year, file.faulty()))
                        .refusal(422, "order-file-refused");
        year.screen().tell("a bad line: %s", refused);
    }

    private static void order(Year year, Lycee lycee, OrderFile file) {
        var bookseller = year.client("bookseller");
        var plan = bookseller.send(csv(FILES + "/plans", year, file.file())).expect(200).json();
        Check.same("seats in the plan", PUPILS, plan.path("seats").asInt());
        Check.same("free seats in the plan", FREE, plan.path("freeSeats").asInt());
        bookseller.send(csv(FILES, year, file.file())).expect(200);
        var again = bookseller.send(csv(FILES, year, file.file())).expect(200).json();
        Check.same("orders placed by the same file again", 0, again.path("placed").asInt());
        var seats =
                year
                        .operator()
                        .all("/api/v1/subscriptions?limit=500&school=" + lycee.uai())
                        .stream()
                        .filter(it -> it.path("resource").asText().equals(DigitalArticles.RESOURCE))
                        .mapToInt(it -> it.path("seats").asInt())
                        .sum();
        Check.same("seats at " + lycee.uai() + " by the file", PUPILS + FREE, seats);
        year.screen()
                .tell(
                        "%d pupils' seats at %s for %.2f € with tax, %d free for teachers; sent"
                                + " again it orders nothing",
                        PUPILS, lycee.uai(), plan.path("withTaxCents").asLong() / 100.0, FREE);
        year.screen().see("/api/v1/subscriptions?school=" + lycee.uai());
    }

    private static Request csv(String address, Year year, byte[] file) {
        var question = "?schoolYear=" + year.firstYear() + "-" + (year.firstYear() + 1);
        return Request.get(address + question).sending("POST", "text/csv", file);
    }
}
