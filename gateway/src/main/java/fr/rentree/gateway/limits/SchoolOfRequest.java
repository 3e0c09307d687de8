package fr.rentree.gateway.limits;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The school a request is about, as far as its address tells.
public final class SchoolOfRequest {

    private static final Pattern UAI = Pattern.compile("\\d{7}[A-Z]");
    private static final String CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private SchoolOfRequest() {}

    public static Optional<String> in(String path, Optional<String> schoolParameter) {
        return schoolParameter
                .filter(SchoolOfRequest::isUai)
                .or(() ->
                        Arrays.stream(path.split("/")).filter(SchoolOfRequest::isUai).findFirst());
    }

    /// Seven digits, and the letter that their remainder by 23 gives.
    static boolean isUai(String text) {
        return UAI.matcher(text).matches()
                && CHECK_LETTERS.charAt(Integer.parseInt(text.substring(0, 7)) % 23)
                        == text.charAt(7);
    }
}
