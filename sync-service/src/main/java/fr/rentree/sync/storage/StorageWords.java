package fr.rentree.sync.storage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/// Advice as its reader is told.
record StorageWords(ZoneId zone) {

    String in(Locale language, Advice advice) {
        var words = ResourceBundle.getBundle("messages.storage", language);
        return switch (advice) {
            case Advice.Expired _ -> words.getString("expired");
            case Advice.Unused(_, var since) ->
                    words.getString("unused").formatted(day(language, since));
        };
    }

    private String day(Locale language, Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(moment.atZone(zone));
    }
}
