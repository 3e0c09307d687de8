package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Answer;
import fr.rentree.e2e.client.GarClient;
import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Pupil;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.Abonnement;
import java.nio.charset.StandardCharsets;

/// Programs that know only the GAR go on unchanged: its addresses, its XML, a client certificate.
public final class ServeClientsOfTheGar implements Step {

    @Override
    public String title() {
        return "Serve clients of the GAR";
    }

    @Override
    public String who() {
        return "a distributor and a portal, by their certificates";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        subscribe(year, lycee);
        list(year, lycee, lycee.classOf("2NDE1").getLast());
    }

    private static void subscribe(Year year, Lycee lycee) {
        var distributor = year.platform().garClient("bookseller");
        var abonnement = Abonnement.of(lycee.school(), year.firstYear());
        // 409 when a service was killed after it had taken the first.
        put(distributor, abonnement).expect(201, 409);
        var again = put(distributor, abonnement).expect(409).text();
        Check.that(again.contains("existe deja"), "a second PUT is told that it exists: " + again);
        var known =
                distributor
                        .send(xml("GET", "/abonnements?debut=0&fin=10", abonnement.filters()))
                        .expect(200)
                        .text();
        Check.that(
                known.contains("<idAbonnement>" + abonnement.id() + "</idAbonnement>"),
                "the list asked by GET with a body has " + abonnement.id());
        var opened =
                year
                        .operator()
                        .all("/api/v1/subscriptions?limit=500&school=" + lycee.uai())
                        .stream()
                        .filter(one -> one.path("resource").asText().equals(abonnement.resource()))
                        .toList();
        Check.same("subscriptions opened by " + abonnement.id(), 2, opened.size());
        var counts =
                distributor
                        .send(Request.get("/decompteaffectations?idAbonnement=" + abonnement.id()))
                        .expect(200)
                        .text();
        Check.that(counts.startsWith("UAI;idAbonnement;"), "the counts are the GAR's CSV");
        year.screen()
                .tell(
                        "%s was taken once, a second time is 409; at %s it opened %d pools of seats",
                        abonnement.id(), lycee.uai(), opened.size());
        year.screen().tell("the GAR's own addresses are at %s", distributor.port());
    }

    private static Answer put(GarClient distributor, Abonnement abonnement) {
        return distributor.send(xml("PUT", "/" + abonnement.id(), abonnement.xml()));
    }

    private static Request xml(String method, String address, String body) {
        return Request.get(address)
                .sending(method, "application/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void list(Year year, Lycee lycee, Pupil pupil) {
        var path =
                "/ressources/%s/%s/%s"
                        .formatted(lycee.ent().id(), lycee.uai(), pupil.person().identifier());
        var byToken = year.portal(lycee.ent()).get("/gar" + path).expect(200);
        var byCertificate =
                year.platform()
                        .garClient("ent-portal-" + lycee.accessPoint())
                        .send(Request.get(path))
                        .expect(200);
        Check.same("listeRessources by certificate", byToken.text(), byCertificate.text());
        year.screen().tell("the portal reads the same list by certificate as by token");
    }
}
