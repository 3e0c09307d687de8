package fr.rentree.licence.imports;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an import would change about one resource or article.
///
/// @param key the resource's id, or the article's EAN
/// @param change NEW, CHANGED, RETURNED or WITHDRAWN
/// @param fields which of its fields would change
@Schema(
        examples =
                """
                {"key":"ark:/99999/manuel-maths-2de","change":"CHANGED",
                 "title":"Manuel d'exemple - Mathématiques 2de","fields":["title","shown"]}
                """)
record Change(String key, String change, String title, List<String> fields) {}
