package fr.rentree.licence.offers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Articles as they are sold today.
@Singleton
class OfferRepository extends NamedSqlRepository {

    private static final String PART = "\n";

    private final ObjectMapper json;

    OfferRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Which articles are asked for; what is absent is not asked.
    record Wanted(@Nullable String resource, @Nullable String ean, @Nullable String seller) {}

    @Transactional
    List<OfferedArticle> list(Wanted wanted, String after, int limit) {
        int part = after.indexOf(PART);
        return list(
                """
                select seller, resource, entry from article
                 where (seller, ean) > (:afterSeller, :afterEan)
                   and withdrawn_at is null
                   and (:resource::text is null or resource = :resource)
                   and (:ean::text is null or :ean in (ean, paper_ean))
                   and (:seller::text is null or seller = :seller)
                 order by seller, ean limit :limit
                """,
                Parameters.of("afterSeller", part < 0 ? "" : after.substring(0, part))
                        .and("afterEan", part < 0 ? "" : after.substring(part + 1))
                        .and("resource", wanted.resource())
                        .and("ean", wanted.ean())
                        .and("seller", wanted.seller())
                        .and("limit", limit),
                row ->
                        new OfferedArticle(
                                row.getString("seller"),
                                row.getString("resource"),
                                article(row.getString("entry"))));
    }

    static String key(OfferedArticle last) {
        return last.seller() + PART + last.article().ean();
    }

    private Article article(String stored) {
        try {
            return json.readValue(stored, Article.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
