package fr.rentree.licence.portals;

import fr.rentree.licence.portals.GarWriter.Erreur;
import fr.rentree.licence.portals.GarWriter.ListeRessources;
import fr.rentree.licence.portals.GarWriter.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// JSON, or XML where Accept prefers it. Portals send odd headers: none of them is refused.
enum AnswerForm {
    JSON("application/json") {
        @Override
        Object write(ListeRessources list) {
            return list;
        }

        @Override
        Object write(Erreur erreur) {
            return new Refusal(erreur);
        }
    },
    XML("application/xml;charset=UTF-8") {
        @Override
        Object write(ListeRessources list) {
            return RessourcesXmlWriter.write(list);
        }

        @Override
        Object write(Erreur erreur) {
            return RessourcesXmlWriter.write(erreur);
        }
    };

    private final String contentType;

    AnswerForm(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    abstract Object write(ListeRessources list);

    abstract Object write(Erreur erreur);

    /// The form that an Accept header prefers; the one named first where it prefers none.
    static AnswerForm preferred(@Nullable String accept) {
        var best = JSON;
        double bestQuality = 0;
        for (String range : accept == null ? new String[0] : accept.split(",")) {
            var form = named(range);
            if (form != null && quality(range) > bestQuality) {
                best = form;
                bestQuality = quality(range);
            }
        }
        return best;
    }

    private static @Nullable AnswerForm named(String range) {
        String type = range.strip().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/xml") || type.startsWith("text/xml")) {
            return XML;
        }
        return type.startsWith("application/json") || type.startsWith("*/*") ? JSON : null;
    }

    private static double quality(String range) {
        for (String parameter : range.split(";")) {
            String stripped = parameter.strip();
            if (stripped.startsWith("q=")) {
                try {
                    return Double.parseDouble(stripped.substring(2));
                } catch (NumberFormatException _) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
