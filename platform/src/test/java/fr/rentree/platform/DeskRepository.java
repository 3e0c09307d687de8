package fr.rentree.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

@ApplicationScoped
public class DeskRepository {

    private final EntityManager database;

    DeskRepository(EntityManager database) {
        this.database = database;
    }

    @Transactional
    public List<String> labels() {
        return list("select label from desk order by label");
    }

    @Transactional
    public List<String> diary() {
        return list("select line from diary order by line");
    }

    @Transactional
    String add(String school, String label) {
        return database.createNativeQuery(
                        "insert into desk (school, label) values (:school, :label)"
                                + " returning id::text")
                .setParameter("school", school)
                .setParameter("label", label)
                .getSingleResult()
                .toString();
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String sql) {
        return database.createNativeQuery(sql, String.class).getResultList();
    }
}
