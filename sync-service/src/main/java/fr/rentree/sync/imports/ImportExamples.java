package fr.rentree.sync.imports;

/// Imports and decisions, as the description of the API shows them.
final class ImportExamples {

    static final String PLANNED =
            """
            {"id": "0199a1b2-0000-4000-8000-00000000cd01", "state": "PLANNED", "format": "epub",
             "createdAt": "2026-09-07T08:15:30Z",
             "plan": {"read": 12, "fresh": 8, "identical": 2, "conflicting": 1, "lookAlike": 0, "deleted": 0,
                      "invalid": 1, "leftOut": 0, "overQuota": 0,
                      "profiles": [{"name": "w3c", "items": 11}]},
             "progress": {"read": 12, "applied": 0, "unchanged": 0, "skipped": 0, "rejected": 0, "remaining": 12},
             "rejections": [{"name": "text-too-long", "items": 1}]}
            """;

    static final String APPLYING =
            """
            {"id": "0199a1b2-0000-4000-8000-00000000cd01", "state": "APPLYING", "format": "epub",
             "createdAt": "2026-09-07T08:15:30Z",
             "plan": {"read": 12, "fresh": 8, "identical": 2, "conflicting": 1, "lookAlike": 0, "deleted": 0,
                      "invalid": 1, "leftOut": 0, "overQuota": 0,
                      "profiles": [{"name": "w3c", "items": 11}]},
             "decision": {"identical": "SKIP", "conflicting": "KEEP_BOTH", "lookAlike": "SKIP", "deleted": "SKIP"},
             "progress": {"read": 12, "applied": 5, "unchanged": 0, "skipped": 1, "rejected": 1, "remaining": 5},
             "rejections": [{"name": "text-too-long", "items": 1}]}
            """;

    static final String DECISION =
            """
            {"identical": "SKIP", "conflicting": "KEEP_BOTH", "lookAlike": "SKIP", "deleted": "SKIP"}
            """;

    private ImportExamples() {}
}
