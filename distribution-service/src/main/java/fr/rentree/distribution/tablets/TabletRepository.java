package fr.rentree.distribution.tablets;

import fr.rentree.distribution.rows.ResultRow;
import fr.rentree.distribution.rows.RowRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads tablets: one by its serial number, or all of a school.
@ApplicationScoped
public class TabletRepository {

    private final Clock clock;

    private final RowRepository sql;

    TabletRepository(RowRepository sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Where a scan leads, seen from a school; of another school's stock only that it is one.
    public StockFinding find(Uai school, Scan scan) {
        var readings = scan.readings().stream().map(SerialNumber::value).toList();
        List<StockFinding> here =
                sql.all(
                        this::finding,
                        """
                        select d.serial_number, d.model, t.state, t.since, h.person, h.handed_over_on
                          from delivered_tablet d
                          left join tablet t on t.serial_number = d.serial_number
                          left join handover h on h.serial_number = d.serial_number and h.live
                         where d.serial_number = any(?) and d.school = ?
                        """,
                        readings,
                        school.value());
        return switch (here.size()) {
            case 0 -> elsewhere(scan);
            case 1 -> here.getFirst();
            default -> new StockFinding.Ambiguous(scan.readings());
        };
    }

    private StockFinding elsewhere(Scan scan) {
        return scan.readings().stream()
                .filter(reading -> isKnownElsewhere(reading))
                .<StockFinding>map(StockFinding.OfAnotherSchool::new)
                .findFirst()
                .orElseGet(() -> new StockFinding.Unknown(scan.words()));
    }

    public boolean isKnownElsewhere(SerialNumber serialNumber) {
        return sql.first(
                        row -> row.flag("known"),
                        "select is_known_elsewhere(?) as known",
                        serialNumber.value())
                .orElse(false);
    }

    private StockFinding finding(ResultRow row) {
        var serialNumber = new SerialNumber(row.text("serial_number"));
        Optional<TabletState> state = row.maybeText("state").map(TabletState::valueOf);
        if (state.isEmpty()) {
            return new StockFinding.NotYetReceived(serialNumber);
        }
        LocalDate since = LocalDate.ofInstant(row.instant("since"), clock.getZone());
        return new StockFinding.Received(
                switch (state.get()) {
                    case IN_STOCK -> new Tablet.InStock(serialNumber, row.text("model"));
                    case HANDED_OVER ->
                            new Tablet.HandedOver(
                                    serialNumber, row.uuid("person"), row.day("handed_over_on"));
                    case ON_LOAN -> new Tablet.OnLoan(serialNumber, since);
                    case LOST -> new Tablet.Lost(serialNumber, since);
                });
    }

    /// One more than the page holds, in the order of serial numbers.
    List<TabletItem> page(Uai school, Optional<TabletState> state, String after, int limit) {
        String wanted = state.map(Enum::name).orElse("");
        return sql.all(
                row ->
                        new TabletItem(
                                row.text("serial_number"),
                                row.text("model"),
                                TabletState.valueOf(row.text("state")),
                                row.instant("since"),
                                row.maybeUuid("person").orElse(null)),
                """
                select t.serial_number, t.model, t.state, t.since, h.person
                  from tablet t left join handover h on h.serial_number = t.serial_number and h.live
                 where t.school = ? and (? = '' or t.state = ?) and t.serial_number > ?
                 order by t.serial_number limit ?
                """,
                school.value(),
                wanted,
                wanted,
                after,
                limit + 1);
    }

    TabletCounts counts(Uai school) {
        Map<TabletState, Integer> states = new EnumMap<>(TabletState.class);
        for (TabletState state : TabletState.values()) {
            states.put(state, 0);
        }
        sql.all(
                        row ->
                                Map.entry(
                                        TabletState.valueOf(row.text("state")), row.number("many")),
                        "select state, count(*) as many from tablet where school = ? group by state",
                        school.value())
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        int announced =
                sql.first(
                                row -> row.number("many"),
                                "select count(*) as many from delivered_tablet where school = ?",
                                school.value())
                        .orElse(0);
        int received = states.values().stream().mapToInt(Integer::intValue).sum();
        return new TabletCounts(school.value(), announced, received, states);
    }
}
