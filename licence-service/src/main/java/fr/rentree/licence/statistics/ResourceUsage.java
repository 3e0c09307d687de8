package fr.rentree.licence.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How one resource is used, at one school or in many.
@Schema(
        examples =
                """
                {"resource":"ark:/99999/manuel-maths-2de",
                 "title":"Manuel d'exemple - Mathématiques 2de","publisher":"EDITEUR-01",
                 "schools":1,"usage":{"bought":120,"unlimited":false,"neverAssigned":8,
                 "assigned":112,"opened":97,"neverOpened":15,"openings":2310,
                 "lastOpened":"2026-11-20","hidden":false}}
                """)
record ResourceUsage(
        String resource, String title, String publisher, int schools, UsageFigures usage) {}
