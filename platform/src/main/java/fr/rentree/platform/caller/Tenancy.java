package fr.rentree.platform.caller;

import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Tells PostgreSQL, at the start of each transaction, whose rows it may show.
///
/// A person's request sees the rows of that person and of their schools; a machine's or an
/// operator's request sees every school, and no person's own rows. Background work sees everything
/// inside [#platformWide], the rows of a few persons inside [#ofPersons], and nothing at all
/// outside of both.
@ApplicationScoped
public class Tenancy {

    private static final String EVERYTHING = "*";
    private static final ScopedValue<Sight> SIGHT = ScopedValue.newInstance();
    private static final Sight NOTHING = new Sight("", "");

    private record Sight(String schools, String persons) {

        /// Answers no text: the driver sends nothing more in the same round trip after that.
        Query<Integer> told() {
            return new Query<>(
                    new Sql(
                            """
                            select length(set_config('rentree.schools', ?, true))
                                   + length(set_config('rentree.person', ?, true))
                            """,
                            schools,
                            persons),
                    row -> row.getInt(1));
        }
    }

    private final TenancyRepository database;
    private final Instance<Caller> caller;
    private final TransactionManager transactions;

    Tenancy(TenancyRepository database, Instance<Caller> caller, TransactionManager transactions) {
        this.database = database;
        this.caller = caller;
        this.transactions = transactions;
    }

    /// Runs work that belongs to no caller: consumers, jobs, looking a caller up.
    public static void platformWide(Runnable work) {
        ScopedValue.where(SIGHT, new Sight(EVERYTHING, EVERYTHING)).run(work);
    }

    /// Like the other one, for work that returns something.
    public static <T> T platformWide(Callable<T> work) {
        return seeing(new Sight(EVERYTHING, EVERYTHING), work);
    }

    /// Runs work done for these persons together: it sees their own rows, nobody else's, and no
    /// school's.
    public static <T> T ofPersons(Collection<UUID> persons, Callable<T> work) {
        return seeing(ofThose(persons), work);
    }

    /// What a conversation begins with that is to see these persons' own rows, nobody else's, and
    /// no school's; without it, it sees nothing.
    public static Query<Integer> sightOf(Collection<UUID> persons) {
        return ofThose(persons).told();
    }

    /// What a conversation begins with that is to see what a transaction in this place would see.
    public Query<Integer> sightOfCaller() {
        return sight().told();
    }

    /// What a conversation begins with that is to find one who signs in, whoever it is.
    public static Query<Integer> sightOfEverybody() {
        return new Sight(EVERYTHING, EVERYTHING).told();
    }

    private static Sight ofThose(Collection<UUID> persons) {
        return new Sight("", persons.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    private static <T> T seeing(Sight sight, Callable<T> work) {
        try {
            return ScopedValue.where(SIGHT, sight).call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) {
        try {
            var sight = sight();
            if (!sight.equals(NOTHING)) {
                database.show(sight.told());
            }
        } catch (RuntimeException fault) {
            giveUp(fault);
            throw fault;
        }
    }

    /// Whoever began the transaction takes it as not begun and would leave it, and its connection,
    /// to the timeout: after an outage of seconds the pool would be empty for minutes.
    private void giveUp(RuntimeException fault) {
        try {
            transactions.rollback();
        } catch (SystemException | RuntimeException alsoFailed) {
            fault.addSuppressed(alsoFailed);
        }
    }

    /// What work in this thread may see: as it was bound, or as whoever is calling may.
    private Sight sight() {
        if (SIGHT.isBound()) {
            return SIGHT.get();
        }
        if (!Arc.container().requestContext().isActive()) {
            return NOTHING;
        }
        Caller current = caller.get();
        return new Sight(schools(current), current.person().map(UUID::toString).orElse(""));
    }

    private static String schools(Caller current) {
        boolean machine =
                current.isOperator()
                        || current.has(Roles.ENT_PORTAL)
                        || current.has(Roles.DISTRIBUTOR)
                        || current.has(Roles.SUPPLIER);
        return machine
                ? EVERYTHING
                : current.schools().stream().map(Uai::value).collect(Collectors.joining(","));
    }
}
