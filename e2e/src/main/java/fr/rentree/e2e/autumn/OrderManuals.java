package fr.rentree.e2e.autumn;

import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.SchoolOrder;

/// A bookseller orders for each school, and the school has its seats at once.
public final class OrderManuals implements Step {

    @Override
    public String title() {
        return "Order manuals";
    }

    @Override
    public String who() {
        return "a bookseller";
    }

    @Override
    public void play(Year year) {
        year.lycees().forEach(lycee -> order(year, lycee));
        var refused = year.platform().anonymously("/api/v1/orders").expect(401);
        year.screen().tell("without a token: %d", refused.status());
    }

    private static void order(Year year, Lycee lycee) {
        var order = SchoolOrder.of(lycee.school(), year.firstYear());
        var placed =
                year.client("bookseller").post("/api/v1/orders", order).expect(201, 200).json();
        Check.same(
                "subscriptions of the order",
                order.lines().size(),
                placed.path("subscriptions").size());
        var known = year.operator().all("/api/v1/subscriptions?limit=500&school=" + lycee.uai());
        Check.same("subscriptions visible at " + lycee.uai(), order.lines().size(), known.size());
        var seats =
                order.lines().stream()
                        .mapToInt(line -> line.seats() == null ? 0 : line.seats())
                        .sum();
        year.screen()
                .tell(
                        "%s for %s: %d subscriptions, %d seats and two bookshelves without limit",
                        order.reference(), lycee.uai(), known.size(), seats);
        year.screen().see("/api/v1/subscriptions?school=" + lycee.uai());
    }
}
