package fr.rentree.licence.documentforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.formats.GarXmlWriter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Documents and refusals as the GAR answers them: XML, or JSON where Accept prefers it.
@Singleton
public class DocumentWriter {

    public static final String NAMESPACE = "http://www.atosworldline.com/wsabonnement/v1.0/";

    private static final String XML = "application/xml;charset=UTF-8";

    private record Field(String name, String value) {}

    private final ObjectMapper json;

    DocumentWriter(ObjectMapper json) {
        this.json = json;
    }

    /// One document, as it stands in a list.
    public Response one(int status, Document document, HttpHeaders headers) {
        if (wantsJson(headers)) {
            return Response.status(status)
                    .entity(json(object(document)))
                    .type(MediaType.APPLICATION_JSON)
                    .build();
        }
        byte[] xml = GarXmlWriter.bytes(NAMESPACE, "abonnement", it -> write(it, document));
        return Response.status(status).entity(xml).type(XML).build();
    }

    public Response list(List<Document> documents, HttpHeaders headers) {
        if (wantsJson(headers)) {
            var body = Map.of("abonnements", documents.stream().map(this::object).toList());
            return Response.ok(json(body), MediaType.APPLICATION_JSON).build();
        }
        return xml(
                GarXmlWriter.bytes(
                        NAMESPACE,
                        "abonnements",
                        xml -> {
                            for (Document document : documents) {
                                xml.open("abonnement");
                                write(xml, document);
                                xml.close();
                            }
                        }));
    }

    private static void write(GarXmlWriter xml, Document document) {
        fields(document).forEach(field -> xml.text(field.name(), field.value()));
    }

    /// @param resource what was asked for, as the GAR repeats it
    Response refusal(int status, String message, String resource, HttpHeaders headers) {
        String code = Response.Status.fromStatusCode(status).getReasonPhrase();
        if (wantsJson(headers)) {
            var body = new LinkedHashMap<String, String>();
            body.put("Code", code);
            body.put("Message", message);
            body.put("Resource", resource);
            return Response.status(status)
                    .entity(json(Map.of("Erreur", body)))
                    .type(MediaType.APPLICATION_JSON)
                    .build();
        }
        byte[] xml =
                GarXmlWriter.bytes(
                        "",
                        "Erreur",
                        it ->
                                it.text("Code", code)
                                        .text("Message", message)
                                        .text("Resource", resource));
        return Response.status(status).entity(xml).type(XML).build();
    }

    public static Response xml(byte[] body) {
        return Response.ok(body, XML).build();
    }

    /// Whoever says nothing, or takes both alike, gets XML.
    private static boolean wantsJson(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isWildcardType() || type.getSubtype().endsWith("xml")) {
                return false;
            }
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Object> object(Document document) {
        var object = new LinkedHashMap<String, Object>();
        for (Field field : fields(document)) {
            if (Fields.REPEATED.contains(field.name())) {
                @SuppressWarnings("unchecked")
                var values =
                        (List<String>)
                                object.computeIfAbsent(field.name(), _ -> new ArrayList<String>());
                values.add(field.value());
            } else {
                object.put(field.name(), field.value());
            }
        }
        return object;
    }

    /// In the order in which the GAR and its clients write them.
    private static List<Field> fields(Document document) {
        var fields = new ArrayList<Field>();
        add(fields, Fields.ID, document.id());
        add(fields, Fields.COMMENT, document.comment());
        add(fields, Fields.DISTRIBUTOR, document.distributor());
        add(fields, Fields.RESOURCE, document.resource());
        add(fields, Fields.RESOURCE_ID_TYPE, document.resourceIdType());
        add(fields, Fields.LABEL, document.label());
        add(fields, Fields.START, DocumentDates.write(document.startsAt()));
        boolean day = document.endYear() == null;
        add(fields, Fields.END, day ? DocumentDates.write(document.endsAt()) : null);
        add(fields, Fields.END_YEAR, document.endYear());
        var schools = document.natures().isEmpty() ? document.schools() : List.<String>of();
        schools.forEach(school -> add(fields, Fields.SCHOOL, school));
        document.natures().forEach(nature -> add(fields, Fields.NATURE, nature));
        add(fields, Fields.CATEGORY, document.category());
        add(fields, Fields.ASSIGNMENT_TYPE, document.assignmentType().name());
        for (TargetPublic target : TargetPublic.values()) {
            add(fields, target.countField(), document.counts().get(target));
        }
        add(fields, Fields.ANYBODY, document.anybody());
        document.publics().forEach(word -> add(fields, Fields.PUBLIC, word));
        add(fields, Fields.PROJECT, document.project());
        return fields;
    }

    private static void add(List<Field> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(new Field(name, value));
        }
    }

    private byte[] json(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
