package fr.rentree.licence.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How all that one school bought is used.
@Schema(
        examples =
                """
                {"school":"0000001B","name":"LYCEE FICTIF","resources":16,"usage":{"bought":1266,
                 "unlimited":true,"neverAssigned":41,"assigned":1225,"opened":1010,
                 "neverOpened":215,"openings":30411,"lastOpened":"2026-11-20","hidden":false}}
                """)
record SchoolUsage(String school, String name, int resources, UsageFigures usage) {}
