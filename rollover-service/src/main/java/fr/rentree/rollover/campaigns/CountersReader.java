package fr.rentree.rollover.campaigns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/// Reads what owners counted: a document, for each phase has names of its own.
@ApplicationScoped
public class CountersReader {

    private final ObjectReader counters;

    CountersReader(ObjectMapper json) {
        this.counters = json.readerForMapOf(Long.class);
    }

    public Map<String, Long> read(ResultSet row) throws SQLException {
        try {
            return counters.readValue(row.getString("counters"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counters that are no numbers", e);
        }
    }
}
