package fr.rentree.rollover.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/// Rows of a query as records: each column is named like the component it fills.
///
/// PostgreSQL writes a row as JSON, so that arrays, documents and instants need no mapping of their
/// own.
@ApplicationScoped
public class RowReader {

    private final EntityManager database;
    private final ObjectMapper json;

    RowReader(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    public <T> List<T> list(Class<T> type, String sql, Map<String, ?> parameters) {
        var query =
                database.createNativeQuery(
                        "select cast(to_jsonb(r) as text) from (" + sql + ") r", String.class);
        parameters.forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> read(type, (String) row)).toList();
    }

    private <T> T read(Class<T> type, String row) {
        try {
            return json.readValue(row, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row that is no " + type.getSimpleName(), e);
        }
    }
}
