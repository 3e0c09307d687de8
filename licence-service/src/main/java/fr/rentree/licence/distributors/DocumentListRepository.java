package fr.rentree.licence.distributors;

import fr.rentree.licence.documentforms.Document;
import fr.rentree.licence.documents.DocumentRepository;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Lists documents: closed lists of filters and of orders, a page at a time.
@Singleton
class DocumentListRepository extends NamedSqlRepository {

    DocumentListRepository(DataSource database) {
        super(database);
    }

    /// @param distributor whose documents; null for those of all
    @Transactional
    List<Document> list(@Nullable String distributor, DocumentQuestion question) {
        var parameters =
                Parameters.of("distributor", distributor)
                        .and("deleted", question.deleted())
                        .and("most", question.most())
                        .and("from", question.from());
        String where = where(question, parameters);
        String order = Objects.requireNonNull(DocumentQuestion.ORDERS.get(question.orderBy()));
        return list(
                """
                select * from subscription_document
                 where (:distributor::text is null or distributor = :distributor)
                   and (:deleted or deleted_at is null)%s
                 order by %s %s nulls last, number
                 limit :most offset :from
                """
                        .formatted(where, order, question.descending() ? "desc" : "asc"),
                parameters,
                DocumentRepository::document);
    }

    /// Names come from closed lists, values are parameters.
    private static String where(DocumentQuestion question, Parameters parameters) {
        var where = new StringBuilder();
        question.filters()
                .forEach((name, values) -> {
                    where.append(
                            " and %s && :%s".formatted(DocumentQuestion.FILTERS.get(name), name));
                    parameters.and(name, values);
                });
        question.dates()
                .forEach((name, between) -> {
                    where.append(
                            " and %s between :%2$sAfter and :%2$sBefore"
                                    .formatted(DocumentQuestion.DATES.get(name), name));
                    parameters.and(name + "After", between.after());
                    parameters.and(name + "Before", between.before());
                });
        return where.toString();
    }
}
