package fr.rentree.licence.prices;

import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What booksellers offer, and which resource an EAN stands for.
@Singleton
public class ArticleRepository extends NamedSqlRepository {

    /// The reduced part is the share of the price at 5.5 %; what is left is taxed at 20 %.
    private static final String OFFERS =
            """
            select o.id, o.ean, a.resource, coalesce(a.audience, '') as audience,
                   a.orderable and a.withdrawn_at is null and o.withdrawn_at is null as orderable,
                   o.minimum_quantity, coalesce(o.years, case when o.three_years then 3 else 1 end)
                       as years,
                   o.price_cents,
                   coalesce((select sum((v ->> 'share')::int)
                               from jsonb_array_elements(o.vat) v
                              where (v ->> 'rate')::int = 550), 0)::int as reduced_share,
                   f.ean as free_ean, g.resource as free_resource, f.bought, f.free
              from offer o
              join article a on a.seller = o.seller and a.ean = o.ean
              left join free_licence f on f.seller = o.seller and f.offer = o.id
              left join article g on g.seller = f.seller and g.ean = f.ean
             where o.seller = :seller and o.id = any (:offers)
             order by o.id, f.ean
            """;

    /// What was stated goes before what was guessed; an EAN of two resources has none.
    private static final String RESOURCES =
            """
            select ean, min(id) as id
              from (select r.ean, r.id,
                           rank() over (partition by r.ean order by r.ean_stated desc) as place
                      from resource r where r.ean = any (:eans) and r.orderable) best
             where place = 1
             group by ean having count(*) = 1
            """;

    private record Found(Article article, Optional<Article.Gift> gift) {}

    ArticleRepository(DataSource database) {
        super(database);
    }

    /// A seller's offers by their id, with what comes free.
    @Transactional
    public Map<String, Article> offers(@Nullable String seller, Collection<String> offers) {
        if (seller == null || offers.isEmpty()) {
            return Map.of();
        }
        var rows =
                list(
                        OFFERS,
                        Parameters.of("seller", seller).and("offers", offers),
                        ArticleRepository::found);
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.article().offer(),
                                LinkedHashMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), ArticleRepository::whole)));
    }

    /// The resource of each EAN that stands for exactly one.
    @Transactional
    public Map<String, ResourceId> resources(Collection<String> eans) {
        record Pair(String ean, ResourceId resource) {}
        return eans.isEmpty()
                ? Map.of()
                : list(
                                RESOURCES,
                                Parameters.of("eans", eans),
                                row ->
                                        new Pair(
                                                row.getString("ean"),
                                                new ResourceId(row.getString("id"))))
                        .stream()
                        .collect(Collectors.toMap(Pair::ean, Pair::resource));
    }

    /// Those of the resources that are not for sale any more.
    @Transactional
    public Set<ResourceId> withdrawn(Collection<ResourceId> resources) {
        return Set.copyOf(
                list(
                        "select id from resource where id = any (:resources) and not orderable",
                        Parameters.of("resources", resources),
                        row -> new ResourceId(row.getString("id"))));
    }

    private static Article whole(List<Found> rows) {
        var first = rows.getFirst().article();
        return new Article(
                first.offer(),
                first.ean(),
                first.resource(),
                first.audience(),
                first.orderable(),
                first.minimum(),
                first.years(),
                first.price(),
                rows.stream().map(Found::gift).flatMap(Optional::stream).toList());
    }

    private static Found found(ResultSet row) throws SQLException {
        long price = row.getLong("price_cents");
        long reduced = (price * row.getInt("reduced_share") + 5000) / 10_000;
        var article =
                new Article(
                        row.getString("id"),
                        row.getString("ean"),
                        resource(row, "resource"),
                        row.getString("audience"),
                        row.getBoolean("orderable"),
                        row.getInt("minimum_quantity"),
                        row.getInt("years"),
                        new Price(new Cents(reduced), new Cents(price - reduced)),
                        List.of());
        return new Found(article, gift(row));
    }

    private static Optional<Article.Gift> gift(ResultSet row) throws SQLException {
        @Nullable String ean = row.getString("free_ean");
        if (ean == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Article.Gift(
                        ean,
                        resource(row, "free_resource"),
                        rule(numbers(row, "bought"), numbers(row, "free"))));
    }

    private static FreeRule rule(List<Integer> bought, List<Integer> free) {
        return new FreeRule(
                IntStream.range(0, bought.size())
                        .mapToObj(n -> new FreeRule.Step(bought.get(n), free.get(n)))
                        .toList());
    }

    private static Optional<ResourceId> resource(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(ResourceId::new);
    }

    private static List<Integer> numbers(ResultSet row, String column) throws SQLException {
        return List.of((Integer[]) row.getArray(column).getArray());
    }
}
