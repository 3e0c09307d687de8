package fr.rentree.licence.quotations;

import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.prices.Article;
import fr.rentree.licence.prices.Price;
import fr.rentree.licence.subscriptions.Audience;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.licence.subscriptions.Terms;
import fr.rentree.licence.subscriptions.Validity;
import fr.rentree.platform.school.SchoolYear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One run over the lines of an order, from what is wanted to what it amounts to.
final class Quoting {

    private final WantedOrder order;
    private final Assortment assortment;
    private final List<BoughtLine> lines = new ArrayList<>();
    private final List<LineFault> faults = new ArrayList<>();
    private final Map<String, List<Placed>> byOffer = new LinkedHashMap<>();

    private record Placed(int number, BoughtLine line) {}

    Quoting(WantedOrder order, Assortment assortment) {
        this.order = order;
        this.assortment = assortment;
    }

    Quotation quote() {
        var paid = order.lines().stream().filter(line -> !line.free()).toList();
        for (WantedLine line : paid) {
            buy(line);
        }
        var earned = new ArrayList<BoughtLine>();
        byOffer.forEach((offer, placed) -> earned.addAll(earned(offer, placed)));
        lines.addAll(named(earned));
        return new Quotation(order, lines, faults);
    }

    private void buy(WantedLine wanted) {
        var article = assortment.article(wanted.item());
        var resource = assortment.resource(wanted.item());
        if (resource.isEmpty()) {
            unknown(wanted);
            return;
        }
        if (assortment.withdrawn().contains(resource.get())) {
            fault(wanted, Field.RESOURCE, LineRule.NOT_ORDERABLE);
        } else if (!article.map(Article::orderable).orElse(true)) {
            fault(wanted, Field.OFFER, LineRule.NOT_ORDERABLE);
        }
        if (article.isPresent() && !wanted.item().isOf(article.get().ean())) {
            fault(wanted, Field.EAN, LineRule.EAN_DIFFERS);
        }
        Integer number = wanted.seats().number();
        if (number != null && number < article.map(Article::minimum).orElse(1)) {
            faults.add(
                    new LineFault(
                            wanted.number(),
                            Field.SEATS,
                            number.toString(),
                            LineRule.BELOW_MINIMUM));
        }
        var line = line(wanted, article, resource.get());
        lines.add(line);
        article.ifPresent(known ->
                byOffer.computeIfAbsent(known.offer(), _ -> new ArrayList<>())
                        .add(new Placed(wanted.number(), line)));
    }

    private BoughtLine line(WantedLine wanted, Optional<Article> article, ResourceId resource) {
        var terms =
                new Terms(
                        resource,
                        wanted.seats(),
                        new Audience(audience(wanted, article)),
                        wanted.validity().orElseGet(() -> validity(article)),
                        wanted.renewable());
        return new BoughtLine(
                name(wanted),
                terms,
                wanted.item().ean().or(() -> article.map(Article::ean)),
                wanted.item().offer(),
                wanted.price().or(() -> article.map(Article::price)),
                Optional.empty());
    }

    /// What the lines of one offer earn together; they stand under the first of them.
    private List<BoughtLine> earned(String offer, List<Placed> placed) {
        var article = Objects.requireNonNull(assortment.articles().get(offer));
        int bought = placed.stream().mapToInt(one -> one.line().counted()).sum();
        var first = placed.getFirst();
        var earned = new ArrayList<BoughtLine>();
        for (Article.Gift gift : article.gifts()) {
            int free = gift.rule().earned(bought);
            var resource = gift.resource().filter(assortment.resources()::containsKey);
            if (free > 0 && resource.isEmpty()) {
                faults.add(
                        new LineFault(
                                first.number(),
                                Field.OFFER,
                                gift.ean(),
                                LineRule.FREE_RESOURCE_UNKNOWN));
            } else if (free > 0) {
                String name = "F" + first.line().name() + "_" + (earned.size() + 1);
                earned.add(free(name, offer, gift, first.line().terms(), free));
            }
        }
        return earned;
    }

    private BoughtLine free(String name, String offer, Article.Gift gift, Terms paid, int free) {
        return new BoughtLine(
                name,
                new Terms(
                        gift.resource().orElseThrow(),
                        Seats.of(free),
                        Audience.of("TEACHER"),
                        paid.validity(),
                        paid.renewable()),
                Optional.of(gift.ean()),
                Optional.of(offer),
                Optional.of(Price.FREE),
                Optional.of(gift.rule()));
    }

    /// Free lines that were sent keep their names, and must be those that were earned.
    private List<BoughtLine> named(List<BoughtLine> earned) {
        var left = new ArrayList<>(earned);
        var named = new ArrayList<BoughtLine>();
        for (WantedLine sent : order.lines()) {
            if (sent.free()) {
                match(sent, left).ifPresent(named::add);
            }
        }
        named.addAll(left);
        return named;
    }

    private Optional<BoughtLine> match(WantedLine sent, List<BoughtLine> left) {
        var match = left.stream().filter(line -> isFor(line, sent.item())).findFirst();
        match.ifPresent(left::remove);
        if (match.isEmpty()) {
            fault(sent, Field.NAME, LineRule.FREE_NOT_EARNED);
        } else if (!match.get().terms().seats().equals(sent.seats())) {
            faults.add(
                    new LineFault(
                            sent.number(),
                            Field.SEATS,
                            sent.seats().number() + " ≠ " + match.get().counted(),
                            LineRule.FREE_DIFFERS));
        }
        return match.map(line ->
                new BoughtLine(
                        name(sent),
                        line.terms(),
                        line.ean(),
                        line.offer(),
                        line.price(),
                        line.earnedBy()));
    }

    /// A gift is known by its EAN; sellers give it without an offer of its own.
    private boolean isFor(BoughtLine earned, WantedLine.Item sent) {
        return earned.ean().equals(sent.ean())
                || assortment.resource(sent).equals(Optional.of(earned.terms().resource()));
    }

    private List<String> audience(WantedLine wanted, Optional<Article> article) {
        return wanted.audience().isEmpty()
                ? article.map(Article::profiles).orElse(List.of("PUPIL"))
                : wanted.audience();
    }

    private Validity validity(Optional<Article> article) {
        int years = article.map(Article::years).orElse(1);
        var last = new SchoolYear(order.year().firstYear() + years - 1);
        return new Validity(order.year().firstDay(), last.lastDay());
    }

    private String name(WantedLine wanted) {
        return wanted.name()
                .orElseGet(() -> order.reference() + "/" + (order.lines().indexOf(wanted) + 1));
    }

    private void unknown(WantedLine wanted) {
        var item = wanted.item();
        if (item.resource().isPresent()) {
            fault(wanted, Field.RESOURCE, LineRule.UNKNOWN_RESOURCE);
        } else {
            fault(
                    wanted,
                    item.ean().isPresent() ? Field.EAN : Field.OFFER,
                    LineRule.UNKNOWN_RESOURCE);
        }
    }

    private void fault(WantedLine wanted, Field field, LineRule rule) {
        var item = wanted.item();
        String value =
                switch (field) {
                    case RESOURCE -> item.resource().orElse("");
                    case EAN -> item.ean().orElse("");
                    case OFFER -> item.offer().orElse("");
                    default -> wanted.name().orElse("");
                };
        faults.add(new LineFault(wanted.number(), field, value, rule));
    }
}
