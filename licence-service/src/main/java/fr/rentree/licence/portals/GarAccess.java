package fr.rentree.licence.portals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a resource opens for people of one school of one ENT: the address differs per school.
///
/// @param base where all links lead
record GarAccess(String base, String idEnt, String uai) {

    String url(String resource) {
        return base
                + (base.contains("?") ? "&" : "?")
                + "idENT="
                + base64(idEnt)
                + "&idEtab="
                + base64(uai)
                + "&idRessource="
                + URLEncoder.encode(resource, StandardCharsets.UTF_8);
    }

    /// The GAR's own form leaves `=` as it is; the two others would not survive in a query.
    private static String base64(String text) {
        return Base64.getEncoder()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8))
                .replace("+", "%2B")
                .replace("/", "%2F");
    }
}
