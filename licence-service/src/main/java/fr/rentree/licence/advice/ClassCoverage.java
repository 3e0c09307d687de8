package fr.rentree.licence.advice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How many pupils of a class hold a resource.
@Schema(
        examples =
                """
                {"resource":"ark:/99999/manuel-maths-2de","division":"2NDE1","pupils":34,
                 "holding":31}
                """)
record ClassCoverage(String resource, String division, int pupils, int holding) {}
