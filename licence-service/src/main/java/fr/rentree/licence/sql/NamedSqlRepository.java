package fr.rentree.licence.sql;

import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.RowReader;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// SQL on sets with named parameters: our statements say `:school` in many places.
public abstract class NamedSqlRepository extends SqlRepository {

    /// Not the second colon of a cast.
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z]+)");

    protected NamedSqlRepository(DataSource database) {
        super(database);
    }

    protected final <T> List<T> list(String sql, Parameters parameters, RowReader<T> reader) {
        return List.copyOf(list(positional(sql), reader, arguments(sql, parameters)));
    }

    protected final <T> Optional<T> first(String sql, Parameters parameters, RowReader<T> reader) {
        return list(sql, parameters, reader).stream().findFirst();
    }

    protected final <T> T only(String sql, Parameters parameters, RowReader<T> reader) {
        return list(sql, parameters, reader).getFirst();
    }

    /// A question that travels together with others, see [#askAlone].
    protected final <T> Query<T> query(String sql, Parameters parameters, RowReader<T> reader) {
        return new Query<>(new Sql(positional(sql), arguments(sql, parameters)), reader);
    }

    /// Runs a statement and returns the number of rows it touched.
    protected final int update(String sql, Parameters parameters) {
        return update(positional(sql), arguments(sql, parameters));
    }

    private static String positional(String sql) {
        return NAME.matcher(sql).replaceAll("?");
    }

    private static @Nullable Object[] arguments(String sql, Parameters parameters) {
        var arguments = new ArrayList<@Nullable Object>();
        var names = NAME.matcher(sql);
        while (names.find()) {
            arguments.add(checked(parameters.value(names.group(1))));
        }
        return arguments.toArray();
    }

    /// PostgreSQL has no text with NUL in it, so nothing of ours can be meant.
    private static @Nullable Object checked(@Nullable Object value) {
        boolean impossible =
                switch (value) {
                    case String text -> text.indexOf('\0') >= 0;
                    case Collection<?> many ->
                            many.stream().anyMatch(one -> one.toString().indexOf('\0') >= 0);
                    case null, default -> false;
                };
        if (impossible) {
            throw Problem.badRequest("invalid-character", "A text contains the character NUL.");
        }
        return value;
    }
}
