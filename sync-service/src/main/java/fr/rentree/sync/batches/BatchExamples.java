package fr.rentree.sync.batches;

/// Batches and their answers, as the description of the API shows them.
final class BatchExamples {

    static final String PUT =
            """
            {"device": "0199a1b2-0000-7000-8000-00000000d001",
             "ops": [{"opId": "0199a1b2-0000-7000-8000-00000000d001:1", "op": "put",
                      "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1", "kind": "annotation",
                      "work": "manuel-maths-2de", "school": "0000001B", "baseRev": null,
                      "hlc": "1788249600000:0:0199a1b2-0000-7000-8000-00000000d001",
                      "doc": {"@context": "http://www.w3.org/ns/anno.jsonld",
                              "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1",
                              "type": "Annotation",
                              "body": {"type": "TextualBody", "value": "à revoir"},
                              "target": {"source": "chapitre-3.xhtml"}}}]}
            """;

    static final String PATCH =
            """
            {"device": "0199a1b2-0000-7000-8000-00000000d001",
             "ops": [{"opId": "0199a1b2-0000-7000-8000-00000000d001:2", "op": "patch",
                      "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1", "kind": "annotation",
                      "work": "manuel-maths-2de", "school": "0000001B", "baseRev": 1,
                      "hlc": "1788249660000:0:0199a1b2-0000-7000-8000-00000000d001",
                      "patch": {"body": {"color": "green"}, "motivation": null}}]}
            """;

    static final String DELETE =
            """
            {"device": "0199a1b2-0000-7000-8000-00000000d001",
             "ops": [{"opId": "0199a1b2-0000-7000-8000-00000000d001:3", "op": "delete",
                      "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1", "kind": "annotation",
                      "work": "manuel-maths-2de", "school": "0000001B", "baseRev": 2,
                      "hlc": "1788249720000:0:0199a1b2-0000-7000-8000-00000000d001"}]}
            """;

    static final String OTHER_KINDS =
            """
            {"device": "0199a1b2-0000-7000-8000-00000000d001",
             "ops": [{"opId": "0199a1b2-0000-7000-8000-00000000d001:4", "op": "put",
                      "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a2", "kind": "sequence",
                      "work": "manuel-maths-2de", "school": "0000001B", "baseRev": null,
                      "hlc": "1788249780000:0:0199a1b2-0000-7000-8000-00000000d001",
                      "doc": {"type": "Sequence", "title": "Séance 4 : fonctions affines",
                              "steps": [{"id": "1", "title": "Lire",
                                         "target": {"source": "chapitre-3.xhtml"}}]}},
                     {"opId": "0199a1b2-0000-7000-8000-00000000d001:5", "op": "put",
                      "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a3", "kind": "position",
                      "work": "manuel-maths-2de", "school": "0000001B", "baseRev": 7,
                      "hlc": "1788249780000:1:0199a1b2-0000-7000-8000-00000000d001",
                      "doc": {"type": "Position", "target": {"source": "chapitre-3.xhtml"},
                              "progression": 0.42}},
                     {"opId": "0199a1b2-0000-7000-8000-00000000d001:6", "op": "put",
                      "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a4", "kind": "progress",
                      "work": "manuel-maths-2de", "school": "0000001B", "baseRev": 3,
                      "hlc": "1788249780000:2:0199a1b2-0000-7000-8000-00000000d001",
                      "doc": {"type": "Progress", "module": "maths-2de-ch3-ex12", "attempts": 3,
                              "best": {"score": 8, "max": 10},
                              "last": {"score": 6, "max": 10, "at": "2026-09-01T08:03:00Z"},
                              "completed": true}},
                     {"opId": "0199a1b2-0000-7000-8000-00000000d001:7", "op": "patch",
                      "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a5", "kind": "preference",
                      "work": "manuel-maths-2de", "school": "0000001B", "baseRev": 1,
                      "hlc": "1788249780000:3:0199a1b2-0000-7000-8000-00000000d001",
                      "patch": {"values": {"theme": "dark"}}}]}
            """;

    static final String APPLIED =
            """
            {"results": [{"opId": "0199a1b2-0000-7000-8000-00000000d001:1", "result": "applied",
                          "id": "urn:uuid:0199a1b2-0000-7000-8000-0000000000a1", "rev": 1, "seq": 42}],
             "serverTime": "2026-09-01T08:00:00Z"}
            """;

    static final String REJECTED =
            """
            {"results": [{"opId": "0199a1b2-0000-7000-8000-00000000d001:2", "result": "rejected",
                          "problem": {"type": "https://rentree.example/problems/unknown-document",
                                      "title": "Unknown document",
                                      "detail": "Nothing is known of urn:uuid:0199a1b2-0000-7000-8000-0000000000a1: `put` it, or send the patch again after its `put`."},
                          "retryable": true}],
             "serverTime": "2026-09-01T08:01:00Z"}
            """;

    private BatchExamples() {}
}
