package fr.rentree.licence.distributors;

import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import fr.rentree.licence.distributors.SchoolListRepository.School;
import fr.rentree.licence.documentforms.DocumentWriter;
import fr.rentree.licence.formats.GarXmlWriter;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/gar/etablissements/etablissements.xml")
@Tag(name = "GAR", description = "What ENT portals and distributors know from the GAR")
@RunOnVirtualThread
class SchoolListEndpoint {

    private static final String NAMESPACE = "http://www.atosworldline.com/listEtablissement/v1.0/";

    /// The first three digits of a UAI are those of its département.
    private static final int DEPARTMENT_DIGITS = 3;

    private final SchoolListRepository schools;

    SchoolListEndpoint(SchoolListRepository schools) {
        this.schools = schools;
    }

    @GET
    @Compressed
    @RolesAllowed({DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "List the schools (listEtablissement)",
            description =
                    "All that this platform serves, whole as the GAR answers it. What identity does"
                            + " not know of a school is an empty element.")
    @APIResponse(responseCode = "200", description = "All schools, by UAI")
    public Response list() {
        return DocumentWriter.xml(
                GarXmlWriter.bytes(NAMESPACE, "listEtablissement", this::writeSchools));
    }

    private void writeSchools(GarXmlWriter xml) {
        String last = "";
        List<School> page;
        do {
            page = schools.pageAfter(last);
            for (School school : page) {
                write(xml, school);
                last = school.uai();
            }
        } while (page.size() == SchoolListRepository.PAGE);
    }

    private static void write(GarXmlWriter xml, School school) {
        xml.open("etablissement")
                .text("uai", school.uai())
                .text("nature_uai", known(school.nature()))
                .text("nature_uai_libe", "")
                .text("type_uai", "")
                .text("type_uai_libe", "")
                .text("commune", "")
                .text("commune_libe", "")
                .text("academie", "")
                .text("academie_libe", "")
                .text("departement_insee_3", school.uai().substring(0, DEPARTMENT_DIGITS))
                .text("departement_insee_3_libe", "")
                .text("appellation_officielle", school.name())
                .text("patronyme_uai", "")
                .text("code_postal_uai", "")
                .text("localite_acheminement_uai", "")
                .text("idENT", base64(known(school.idEnt())))
                .close();
    }

    private static String known(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
