package fr.rentree.sync.formats;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionDesk;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.formats.FoundNote.Defect;
import fr.rentree.sync.profiles.Conformity;
import fr.rentree.sync.profiles.Profile;
import fr.rentree.sync.profiles.ProfileReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tells which profiles annotations satisfy; keeps nothing.
@Path("/api/v1/notebooks/validations")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Imports", description = "Bring notes from a file.")
class ValidationEndpoint {

    private static final int SHOWN = 500;

    private static final String EXAMPLE =
            """
            {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
             "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1",
             "target": {"source": "chapitre-3.xhtml"}}
            """;
    private static final String ANSWER =
            """
            {"format": "jsonld", "read": 1, "satisfied": {"w3c": 1, "epub": 0, "readium": 0},
             "annotations": [{"place": "#", "profiles": ["w3c"],
                              "departures": [{"profile": "epub", "place": "",
                                              "why": "required property 'created' not found"}]}]}
            """;

    /// @param place JSON Pointer in the annotation
    record DepartureView(String profile, String place, String why) {}

    record AnnotationView(
            @Schema(examples = "annotations.json#/items/12") String place,
            List<String> profiles,
            List<DepartureView> departures,
            @Nullable Defect problem) {

        static AnnotationView of(FoundNote note, Conformity conformity) {
            return new AnnotationView(
                    note.place(),
                    conformity.words(),
                    conformity.departures().stream()
                            .map(d -> new DepartureView(d.profile().word(), d.place(), d.why()))
                            .toList(),
                    note.defect().orElse(null));
        }
    }

    /// @param read annotations in the file
    /// @param satisfied how many of them satisfy each profile
    /// @param annotations the first 500 of them
    record ValidationView(
            String format,
            int read,
            Map<String, Integer> satisfied,
            List<AnnotationView> annotations) {}

    private final NoteFileReader files;
    private final ProfileReader profiles;
    private final AdmissionDesk admission;
    private final Caller caller;

    ValidationEndpoint(
            NoteFileReader files, ProfileReader profiles, AdmissionDesk admission, Caller caller) {
        this.files = files;
        this.profiles = profiles;
        this.admission = admission;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Which profiles annotations satisfy",
            description =
                    "Takes what an import takes, and keeps nothing. An annotation is stored whatever"
                            + " profile it satisfies; this is for whoever writes or passes on files.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "one annotation", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "What each annotation satisfies, and where it departs from the rest",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ValidationView.class),
                            examples = @ExampleObject(name = "one annotation", value = ANSWER)))
    @APIResponse(responseCode = "413", description = "Larger than a file may be")
    @APIResponse(responseCode = "429", description = "too-many-at-once: wait for the others")
    @APIResponse(responseCode = "422", description = "No file of annotations; the place is named")
    public ValidationView validate(InputStream body) throws IOException {
        admission.welcome(caller.demandPerson());
        var satisfied = new TreeMap<String, Integer>();
        for (Profile profile : Profile.values()) {
            satisfied.put(profile.word(), 0);
        }
        var shown = new ArrayList<AnnotationView>();
        try {
            var file = files.read(body, note -> judge(note, satisfied, shown));
            return new ValidationView(file.format(), file.notes(), satisfied, shown);
        } catch (RefusedFileException e) {
            throw FileProblems.of(e.refusal());
        }
    }

    private void judge(FoundNote note, Map<String, Integer> satisfied, List<AnnotationView> shown) {
        boolean annotation = note.defect().isEmpty() && note.kind().equals(Kind.ANNOTATION.word());
        var conformity =
                annotation ? profiles.read(note.text()) : new Conformity(List.of(), List.of());
        conformity.words().forEach(word -> satisfied.merge(word, 1, Integer::sum));
        if (shown.size() < SHOWN) {
            shown.add(AnnotationView.of(note, conformity));
        }
    }
}
