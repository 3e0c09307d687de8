package fr.rentree.identity.formats.gar;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// GAR's profiles and ours; emitters differ in their case.
final class GarProfile {

    private static final Map<String, String> PROFILES =
            Map.of(
                    "national_elv", "PUPIL",
                    "national_ens", "TEACHER",
                    "national_doc", "DOCUMENTALIST",
                    "national_dir", "HEAD",
                    "national_evs", "SCHOOL_LIFE",
                    "national_eta", "ADMINISTRATIVE",
                    "national_col", "LOCAL_AUTHORITY");

    private GarProfile() {}

    static Optional<String> read(String gar) {
        return Optional.ofNullable(PROFILES.get(gar.toLowerCase(Locale.ROOT)));
    }
}
