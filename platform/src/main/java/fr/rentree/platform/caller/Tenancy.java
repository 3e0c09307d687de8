package fr.rentree.platform.caller;

import fr.rentree.platform.school.Uai;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionScoped;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Tells PostgreSQL, at the start of each transaction, whose rows it may show.
///
/// A person's request sees the rows of that person and of their schools; a machine's or an
/// operator's request sees every school, and no person's own rows. Background work sees everything
/// inside [#platformWide], and nothing at all outside of it.
@ApplicationScoped
public class Tenancy {

    private static final String EVERYTHING = "*";
    private static final ScopedValue<Boolean> PLATFORM_WIDE = ScopedValue.newInstance();

    private final EntityManager database;
    private final Instance<Caller> caller;

    Tenancy(EntityManager database, Instance<Caller> caller) {
        this.database = database;
        this.caller = caller;
    }

    /// Runs work that belongs to no caller: consumers, jobs, looking a caller up.
    public static void platformWide(Runnable work) {
        ScopedValue.where(PLATFORM_WIDE, true).run(work);
    }

    /// Like the other one, for work that returns something.
    public static <T> T platformWide(Callable<T> work) {
        try {
            return ScopedValue.where(PLATFORM_WIDE, true).call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) {
        if (PLATFORM_WIDE.isBound()) {
            show(EVERYTHING, EVERYTHING);
        } else if (Arc.container().requestContext().isActive()) {
            Caller current = caller.get();
            show(schools(current), current.person().map(UUID::toString).orElse(""));
        }
    }

    private void show(String schools, String person) {
        database.createNativeQuery(
                        """
                        select set_config('rentree.schools', :schools, true),
                               set_config('rentree.person', :person, true)
                        """)
                .setParameter("schools", schools)
                .setParameter("person", person)
                .getSingleResult();
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
