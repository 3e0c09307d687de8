package fr.rentree.platform.caller;

import fr.rentree.platform.school.Uai;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
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

    private record Sight(String schools, String persons) {}

    private final TenancyRepository database;
    private final Instance<Caller> caller;

    Tenancy(TenancyRepository database, Instance<Caller> caller) {
        this.database = database;
        this.caller = caller;
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
        var ids = persons.stream().map(UUID::toString).collect(Collectors.joining(","));
        return seeing(new Sight("", ids), work);
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
        if (SIGHT.isBound()) {
            database.show(SIGHT.get().schools(), SIGHT.get().persons());
        } else if (Arc.container().requestContext().isActive()) {
            Caller current = caller.get();
            database.show(schools(current), current.person().map(UUID::toString).orElse(""));
        }
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
