package fr.rentree.licence;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Tokens;
import java.util.UUID;

/// A bookseller with one offer: pupils' licences of a school's manual, with free ones for teachers.
public final class Bookshop {

    public final String id;
    public final String ean;
    public final String teachersEan;
    public final String teachersManual;
    public final String offer;

    /// @param number of the school, which nobody else uses
    public Bookshop(Lycee school) {
        String digits = school.uai.substring(0, 7);
        id = "2" + digits + "0_0000000000000000";
        ean = "978100" + digits;
        teachersEan = "978200" + digits;
        offer = "OFFRE-" + digits;
        teachersManual = school.manual() + "-prof";
        Lycee.resource(teachersManual, "MANUAL", null);
        article(ean, school.manual(), "Elève");
        article(teachersEan, teachersManual, "Enseignant");
        Database.execute(
                """
                insert into offer (seller, id, ean, number, minimum_quantity, price_cents, vat)
                values (?, ?, ?, 0, 5, 1250,
                        '[{"rate":550,"share":9600},{"rate":2000,"share":400}]')
                """,
                id,
                offer,
                ean);
        gives("{30}", "{1}");
    }

    /// Sets the rule of the free teachers' licences, as PostgreSQL writes arrays.
    public void gives(String bought, String free) {
        Database.execute("delete from free_licence where seller = ?", id);
        Database.execute(
                """
                insert into free_licence (seller, offer, ean, title, bought, free)
                values (?, ?, ?, 'Licence enseignant', ?::int[], ?::int[])
                """,
                id,
                offer,
                teachersEan,
                bought,
                free);
    }

    public String token() {
        return Tokens.distributor(id);
    }

    public static String anotherToken() {
        return Tokens.distributor("9" + UUID.randomUUID());
    }

    private void article(String code, String resource, String audience) {
        Database.execute(
                """
                insert into article (seller, ean, resource, title, audience, orderable, entry)
                values (?, ?, ?, 'Titre', ?, true, '{}')
                """,
                id,
                code,
                resource,
                audience);
    }
}
