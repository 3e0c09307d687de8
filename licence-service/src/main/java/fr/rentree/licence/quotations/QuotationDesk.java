package fr.rentree.licence.quotations;

import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.prices.Article;
import fr.rentree.licence.prices.ArticleRepository;
import fr.rentree.licence.quotations.WantedLine.Item;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks up all that some orders ask for at once, and quotes each of them.
@ApplicationScoped
public class QuotationDesk {

    private final ResourceRepository catalogue;
    private final ArticleRepository articles;

    QuotationDesk(ResourceRepository catalogue, ArticleRepository articles) {
        this.catalogue = catalogue;
        this.articles = articles;
    }

    @Transactional
    public List<Quotation> quote(List<WantedOrder> orders) {
        Map<Optional<String>, List<WantedOrder>> bySeller =
                orders.stream().collect(Collectors.groupingBy(WantedOrder::seller));
        Map<Optional<String>, Assortment> assortments = new HashMap<>();
        bySeller.forEach((seller, asked) -> assortments.put(seller, assortment(seller, asked)));
        return orders.stream()
                .map(order ->
                        Quotation.of(
                                order, Objects.requireNonNull(assortments.get(order.seller()))))
                .toList();
    }

    private Assortment assortment(Optional<String> seller, List<WantedOrder> orders) {
        var items =
                orders.stream()
                        .flatMap(order -> order.lines().stream())
                        .map(WantedLine::item)
                        .toList();
        var offers = items.stream().map(Item::offer).flatMap(Optional::stream).distinct().toList();
        var eans = items.stream().map(Item::ean).flatMap(Optional::stream).distinct().toList();
        var offered = articles.offers(seller.orElse(null), offers);
        var byEan = articles.resources(eans);
        var wanted = new HashSet<ResourceId>(byEan.values());
        items.stream()
                .map(Item::resource)
                .flatMap(Optional::stream)
                .map(ResourceId::new)
                .forEach(wanted::add);
        offered.values().stream().flatMap(QuotationDesk::resources).forEach(wanted::add);
        return new Assortment(catalogue.find(wanted), articles.withdrawn(wanted), offered, byEan);
    }

    private static Stream<ResourceId> resources(Article article) {
        return Stream.concat(
                        Stream.of(article.resource()),
                        article.gifts().stream().map(Article.Gift::resource))
                .flatMap(Optional::stream);
    }
}
