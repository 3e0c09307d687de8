package fr.rentree.e2e.autumn;

import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/// The head certifies who was handed a tablet, as a PDF for the Région.
public final class CertifyTheList implements Step {

    @Override
    public String title() {
        return "Certify the list";
    }

    @Override
    public String who() {
        return "the head of the school";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var head = year.person(lycee, lycee.head());
        var period =
                Map.of(
                        "school",
                        lycee.uai(),
                        "from",
                        year.today().toString(),
                        "to",
                        year.today().toString());
        var list = head.post("/api/v1/certified-lists", period).expect(201, 200).json();
        var id = list.path("id").asText(list.path("list").asText());
        var path = "/api/v1/certified-lists/" + id + "/document";
        var document = head.get(path).expect(200);
        Check.that(document.text().startsWith("%PDF-"), "the certified list is a PDF");
        var file = year.folder().resolve("liste-certifiee-" + lycee.uai() + ".pdf");
        try {
            Files.write(file, document.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        year.screen()
                .tell(
                        "list number %s of %s: %d kB, saved as %s",
                        list.path("number"), lycee.uai(), document.body().length / 1024, file);
        year.screen().see(path);
    }
}
