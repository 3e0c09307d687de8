package fr.rentree.licence.mediacentre;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a resource opens for people of one school of one ENT: the address differs per school.
record GarAccess(String idEnt, String uai) {

    String url(String accessUrl, String resource) {
        return accessUrl
                + (accessUrl.contains("?") ? "&" : "?")
                + "idENT="
                + base64(idEnt)
                + "&idEtab="
                + base64(uai)
                + "&idRessource="
                + URLEncoder.encode(resource, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
