package fr.rentree.licence;

import static io.restassured.RestAssured.given;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Tokens;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Somebody in one role who knocks at a door of this service, at a school where there is something
/// behind it.
final class Visitor {

    private static final Map<String, String> THERE = new HashMap<>();

    private final Lycee school;
    private final Distributor distributor;
    private final String role;

    /// @param school one of [#school]
    Visitor(Lycee school, String role) {
        this.school = school;
        this.role = role;
        distributor = new Distributor(school);
    }

    static Lycee school() {
        var school = new Lycee();
        school.pupils(1, "2NDE1");
        school.person("PROF", "TEACHER", "2NDE1");
        return school;
    }

    /// `yes` when the door opens, whatever is said inside; the status that refuses otherwise.
    String knock(RightsTable.Row door) {
        int status =
                request(door)
                        .urlEncodingEnabled(false)
                        .request(door.method(), path(door.path()))
                        .statusCode();
        return switch (status) {
            case 401, 403, 404 -> Integer.toString(status);
            default -> "yes";
        };
    }

    private RequestSpecification request(RightsTable.Row door) {
        var request = given().redirects().follow(false);
        if (!role.equals("nobody")) {
            request.auth().oauth2(token());
        }
        if (door.method().equals("POST")
                && List.of("/api/v1/downloads", "/api/v1/mediacentre/openings")
                        .contains(door.path())) {
            there("right");
        }
        if (door.path().equals("/api/v1/assignments/undo") && !role.equals("nobody")) {
            school.order(school.manual(), 3, "PUPIL");
            school.assignAs(token(), "{\"profile\":\"PUPIL\"}", "ALL_OR_NOTHING", school.manual());
        }
        if (door.method().equals("GET")) {
            return request.queryParam("school", school.uai).queryParam("resource", school.manual());
        }
        return door.method().equals("DELETE")
                ? request
                : request.contentType(contentType(door.path())).body(body(door));
    }

    private String token() {
        return switch (role) {
            case "stranger" -> Tokens.stranger();
            case "pupil" -> school.token("ELV-0");
            case "teacher" -> school.token("PROF");
            case "officer" -> school.officer();
            case "manager" -> school.manager();
            case "head" -> school.head();
            case "head elsewhere" -> new Lycee().head();
            case "portal" -> Tokens.entPortal(school.idEnt);
            case "distributor" -> distributor.token();
            case "supplier" -> Tokens.supplier();
            case "publisher" -> Tokens.publisher("123456789_0000000000000000");
            case "operator" -> Tokens.operator();
            default -> throw new IllegalArgumentException("no such role: " + role);
        };
    }

    /// The path with what is really there; made only when it is asked for.
    private String path(String template) {
        String path = template.replace("{school}", school.uai).replace("{uai}", school.uai);
        path = path.replace("{resource}", school.manual()).replace("{idEnt}", school.idEnt);
        path = path.replace("{person}", school.subject("ELV-0")).replace("{line}", "1");
        path = path.replace("{distributor}", distributor.id).replace("{kind}", "TOUT");
        path = path.replace("{service}", "licence");
        path = path.replace("{name}", "GAR-Affectations_global");
        for (String name :
                new String[] {"order", "subscription", "batch", "selection", "download"}) {
            if (path.contains("{" + name + "}")) {
                path = path.replace("{" + name + "}", there(name));
            }
        }
        return path.contains("{id}") ? path.replace("{id}", id(template)) : path;
    }

    /// One of each is enough for all who knock at a school.
    private String there(String name) {
        String key = school.uai + name;
        String known = THERE.get(key);
        if (known == null) {
            known = made(name);
            THERE.put(key, known);
        }
        return known;
    }

    private String made(String name) {
        return switch (name) {
            case "order" -> order().toString();
            case "subscription" -> school.order(school.manual(), 3, "PUPIL").toString();
            case "batch" -> batch();
            case "right" -> {
                distributor.put("doc-2", forEverybody()).then().statusCode(201);
                yield "doc-2";
            }
            case "selection" ->
                    Lycee.post(
                                    school.officer(),
                                    "/api/v1/assignments/selections",
                                    "{\"school\":\"%s\",\"population\":{\"profile\":\"PUPIL\"}}"
                                            .formatted(school.uai))
                            .path("selection");
            default -> download();
        };
    }

    private UUID order() {
        return UUID.fromString(
                school.place(
                                school.manager(),
                                UUID.randomUUID().toString(),
                                school.manual(),
                                3,
                                LocalDate.now(),
                                Lycee.lastDay(),
                                "PUPIL")
                        .path("order"));
    }

    private String batch() {
        school.order(school.manual(), 3, "PUPIL");
        return school.assign("{\"profile\":\"PUPIL\"}", "ALL_OR_NOTHING", school.manual())
                .path("batch");
    }

    private String download() {
        batch();
        return Lycee.post(school.token("ELV-0"), "/api/v1/downloads", install()).path("download");
    }

    private String id(String template) {
        if (template.startsWith("/gar/abonnements")) {
            distributor.put("doc-1", distributor.document("doc-1", school).xml());
            return "doc-1";
        }
        if (template.startsWith("/api/v1/catalogue/resources")) {
            return school.manual();
        }
        return Database.queryString(
                """
                insert into catalogue_import (id, source, format, digest, received_at, received_by,
                                              state)
                values (uuidv7(), ?, 'ARTICLE_NUMERIQUE', ?, now(), 'X', 'SUPERSEDED')
                returning id::text
                """,
                school.uai,
                UUID.randomUUID().toString());
    }

    private static String contentType(String path) {
        if (path.startsWith("/gar/abonnements")) {
            return "application/xml";
        }
        if (path.startsWith("/api/v1/orders/files")) {
            return "text/csv";
        }
        return path.equals("/api/v1/orders/states") ? "text/plain" : "application/json";
    }

    private String body(RightsTable.Row door) {
        return switch (door.path()) {
            case "/api/v1/assignments/batches", "/api/v1/assignments/previews" ->
                    said("\"mode\":\"ALL_OR_NOTHING\"");
            case "/api/v1/assignments/retrievals", "/api/v1/assignments/retrievals/previews" ->
                    said("\"origin\":\"API\"");
            case "/api/v1/assignments/selections" ->
                    "{\"school\":\"%s\",\"population\":{\"profile\":\"PUPIL\"}}"
                            .formatted(school.uai);
            case "/api/v1/assignments/undo" ->
                    "{\"school\":\"%s\",\"act\":\"%s\"}".formatted(school.uai, UUID.randomUUID());
            case "/api/v1/downloads" -> install();
            case "/api/v1/mediacentre/openings" ->
                    "{\"school\":\"%s\",\"resource\":\"%s\"}"
                            .formatted(school.uai, school.manual());
            case "/api/v1/orders", "/api/v1/orders/quotations" ->
                    """
                    {"reference":"%s","school":"%s","lines":[{"resource":"%s","seats":3,
                     "audience":["PUPIL"]}]}
                    """
                            .formatted(UUID.randomUUID(), school.uai, school.manual());
            case "/api/v1/orders/{order}/lines/{line}" -> "{\"seats\":1}";
            case "/gar/abonnements/{id}" -> distributor.document("doc-1", school).xml();
            case "/gar/abonnements/abonnements" -> "<filtres/>";
            default -> "{}";
        };
    }

    private String forEverybody() {
        return distributor
                .document("doc-2", school)
                .without("nbLicenceEleve")
                .with("typeAffectation", "ETABL")
                .with("nbLicenceGlobale", "ILLIMITE")
                .with("publicCible", "ELEVE", "ENSEIGNANT", "DOCUMENTALISTE", "AUTRE PERSONNEL")
                .xml();
    }

    private String said(String more) {
        return "{\"school\":\"%s\",\"resources\":[\"%s\"],\"population\":{\"profile\":\"PUPIL\"},%s}"
                .formatted(school.uai, school.manual(), more);
    }

    private String install() {
        return "{\"school\":\"%s\",\"resource\":\"%s\",\"device\":\"d-1\",\"name\":\"Ordinateur\"}"
                .formatted(school.uai, school.manual());
    }
}
