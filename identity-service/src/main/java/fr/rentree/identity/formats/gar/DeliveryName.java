package fr.rentree.identity.formats.gar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the name of a GAR-ENT archive says: whose it is, of when, and of which degree.
///
/// @param stamp the time as written, shared by the archive and every page in it
public record DeliveryName(String idEnt, String stamp, LocalDateTime exportedAt, String degree) {

    /// The only spelling we take up; an older one leaves out the degree and means the second.
    public static final String PATTERN = "{idEnt}_GAR-ENT_Complet_{yyyyMMdd_HHmmss}_2D.tar.gz";

    private static final Pattern ARCHIVE =
            Pattern.compile(
                    "([A-Za-z0-9.=+-]{1,64})_GAR-ENT_Complet_(\\d{8}_\\d{6})(?:_([12]D))?\\.tar\\.gz");
    private static final Pattern PAGE =
            Pattern.compile("(?:([12]D)_)?(Etab|Eleve|Enseignant|Groupe|RespAff)_(\\d{4})\\.xml");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withResolverStyle(ResolverStyle.STRICT);

    public static Optional<DeliveryName> parse(String fileName) {
        var matcher = ARCHIVE.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String stamp = matcher.group(2);
            String degree = matcher.group(3) == null ? "2D" : matcher.group(3);
            return Optional.of(
                    new DeliveryName(
                            matcher.group(1), stamp, LocalDateTime.parse(stamp, STAMP), degree));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// The page that an entry of this delivery's archive is; empty when it is none of its pages.
    Optional<PageName> page(String entry) {
        String start = idEnt + "_GAR-ENT_Complet_" + stamp + "_";
        if (!entry.startsWith(start)) {
            return Optional.empty();
        }
        var matcher = PAGE.matcher(entry.substring(start.length()));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String pageDegree = matcher.group(1) == null ? "2D" : matcher.group(1);
        return PageKind.ofWord(matcher.group(2))
                .filter(_ -> pageDegree.equals(degree))
                .map(kind -> new PageName(entry, kind, Integer.parseInt(matcher.group(3))));
    }
}
