package fr.rentree.licence.orders;

import fr.rentree.licence.quotations.Field;
import fr.rentree.licence.quotations.LineFault;
import fr.rentree.licence.quotations.LineRule;
import fr.rentree.licence.quotations.WantedLine;
import fr.rentree.licence.quotations.WantedOrder;
import fr.rentree.licence.roster.RosterRepository;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.SchoolYear;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads an order as it was sent, and says everything that is wrong with it at once.
@ApplicationScoped
class OrderBodyReader {

    private final RosterRepository roster;
    private final OrderConfig config;
    private final Clock clock;

    OrderBodyReader(RosterRepository roster, OrderConfig config, Clock clock) {
        this.roster = roster;
        this.config = config;
        this.clock = clock;
    }

    /// Who may not order for the school is refused before anything else is said.
    WantedOrder read(@Nullable OrderRequest request, BuyerDirectory buyers) {
        if (request == null || request.school() == null) {
            throw Problem.badRequest("school-missing", "Say for which `school` the order is.");
        }
        buyers.at(request.school());
        var lines = request.lines() == null ? List.<OrderLine>of() : request.lines();
        var today = LocalDate.now(clock);
        var refusals = refusals(request, lines);
        var faults = refusals.isEmpty() ? faults(lines, today) : List.<LineFault>of();
        if (!refusals.isEmpty() || !faults.isEmpty() || request.reference() == null) {
            throw OrderProblems.of(refusals, faults);
        }
        if (!roster.knowsSchool(request.school())) {
            throw OrderProblems.of(new OrderRefusal.UnknownSchool(request.school()));
        }
        var wanted = new ArrayList<WantedLine>();
        for (OrderLine line : lines) {
            wanted.add(line.wanted(wanted.size() + 1));
        }
        return new WantedOrder(
                request.reference(),
                request.school(),
                buyers.account().or(() -> Optional.ofNullable(request.seller())),
                SchoolYear.of(today),
                wanted);
    }

    private List<OrderRefusal> refusals(OrderRequest request, List<OrderLine> lines) {
        var refusals = new ArrayList<OrderRefusal>();
        if (request.reference() == null || !WantedOrder.isReference(request.reference())) {
            refusals.add(new OrderRefusal.NoReference());
        }
        if (lines.isEmpty() || lines.contains(null)) {
            refusals.add(new OrderRefusal.NoLines());
        } else if (lines.size() > config.lines()) {
            refusals.add(new OrderRefusal.TooManyLines(lines.size(), config.lines()));
        }
        return refusals;
    }

    private static List<LineFault> faults(List<OrderLine> lines, LocalDate today) {
        var faults = new ArrayList<LineFault>();
        var names = new HashSet<String>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            faults.addAll(line.faults(i + 1, today));
            if (line.name() != null && !names.add(line.name())) {
                faults.add(new LineFault(i + 1, Field.NAME, line.name(), LineRule.NAME_TWICE));
            }
        }
        return faults;
    }
}
