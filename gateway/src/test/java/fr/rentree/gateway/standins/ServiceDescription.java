package fr.rentree.gateway.standins;

import java.util.Map;

/// The OpenAPI document of a stand-in: a schema all share, and one where they only share the name.
final class ServiceDescription {

    private static final Map<String, String> PATHS =
            Map.of(
                    "identity", "/api/v1/persons/{id}",
                    "licence", "/api/v1/orders",
                    "distribution", "/api/v1/tablets",
                    "sync", "/annotations/{notebook}/");

    private ServiceDescription() {}

    static String of(String service) {
        return """
        {"openapi":"3.1.0","info":{"title":"%1$s","version":"1"},
         "tags":[{"name":"%1$s things"}],
         "paths":{
           "%2$s":{"get":{"operationId":"list","tags":["%1$s things"],"security":[{"jwt":[]}],
             "responses":{"200":{"description":"ok","content":{"application/json":
               {"schema":{"$ref":"#/components/schemas/Page"}}}}}}},
           "/q/internal":{"get":{"responses":{"200":{"description":"not public"}}}}},
         "components":{
           "schemas":{
             "Problem":{"type":"object","properties":{"status":{"type":"integer"}}},
             "Item":{"type":"object","properties":{"%1$s":{"type":"string"}}},
             "Page":{"type":"object","properties":{"items":{"type":"array",
               "items":{"$ref":"#/components/schemas/Item"}}}}},
           "securitySchemes":{"jwt":{"type":"http","scheme":"bearer"}}}}
        """
                .formatted(service, PATHS.get(service));
    }
}
