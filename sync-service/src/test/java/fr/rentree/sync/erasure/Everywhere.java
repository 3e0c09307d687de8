package fr.rentree.sync.erasure;

import fr.rentree.platform.outbox.TopicDeclaration;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Looks for a text wherever this service could have left it: every column of every table, every
/// record of its topics, every line it logged.
final class Everywhere implements AutoCloseable {

    private final List<String> topics;
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("");
    private final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    lines.add(String.valueOf(record.getMessage()));
                    lines.add(Objects.toString(record.getThrown()));
                    for (Object parameter :
                            Objects.requireNonNullElse(record.getParameters(), new Object[0])) {
                        lines.add(String.valueOf(parameter));
                    }
                }

                @Override
                public void flush() {
                    // Nothing is held back.
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };

    /// @param topics whatever this service declares that it publishes
    Everywhere(Iterable<TopicDeclaration> topics) {
        this.topics =
                StreamSupport.stream(topics.spliterator(), false)
                        .map(TopicDeclaration::name)
                        .toList();
        root.addHandler(ear);
    }

    /// Tables of the database that hold the text in any form, in the order of their names.
    static TreeSet<String> tablesWith(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        var found = new TreeSet<String>();
        for (String table : tables()) {
            long rows =
                    Database.queryLong(
                            """
                            select count(*) from "%s" t
                             where strpos(lower(to_jsonb(t)::text), lower(?)) > 0
                                or strpos(lower(to_jsonb(t)::text), ?) > 0
                            """
                                    .formatted(table),
                            text,
                            hex);
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }

    /// The topics that hold the text, in the order of their names.
    TreeSet<String> topicsWith(String text) {
        return topics.stream()
                .filter(topic ->
                        Topics.read(topic).stream()
                                .anyMatch(e -> (e.key() + e.json()).contains(text)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean wasLogged(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /// True when anything at all was heard: an ear that hears nothing proves nothing.
    boolean hears() {
        return !lines.isEmpty();
    }

    private static List<String> tables() {
        return Database.queryStrings(
                        """
                        select c.relname from pg_class c
                         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm')
                         order by 1
                        """)
                .stream()
                .map(String::valueOf)
                .toList();
    }

    @Override
    public void close() {
        root.removeHandler(ear);
    }
}
