package fr.rentree.licence.openings;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a ticket was good for.
sealed interface Grant {

    /// What the reader app may show, offline too, until the last day.
    ///
    /// @param pseudonym who the person is to this publisher
    /// @param profile what the person is at the school
    /// @param grain a place inside the resource
    @Schema(
            name = "ReaderGrant",
            examples =
                    """
                    {"school":"0000001B","resource":"ark:/99999/manuel-maths-2de",
                     "title":"Manuel d'exemple - Mathématiques 2de","work":"manuel-maths-2de",
                     "edition":"2026","firstDay":"2026-09-01","lastDay":"2027-08-15",
                     "pseudonym":"5f1c…","profile":"PUPIL","grain":null,
                     "signIn":{"issuer":"https://rentree.example/auth/realms/rentree",
                     "client":"reader","scope":"openid offline_access","portal":"atrium"}}
                    """)
    record ForReader(
            Uai school,
            String resource,
            String title,
            String work,
            String edition,
            LocalDate firstDay,
            LocalDate lastDay,
            String pseudonym,
            @Nullable String profile,
            @Nullable String grain,
            SignIn signIn)
            implements Grant {}

    /// Where the app gets tokens of its own: nothing is typed while the browser is signed in.
    ///
    /// @param portal what to send as `kc_idp_hint`, so that nobody is asked for their portal
    record SignIn(String issuer, String client, String scope, @Nullable String portal) {}

    /// All that a publisher's server learns of whoever comes.
    ///
    /// @param pseudonym who the person is to this publisher; drawn, and to no other publisher the
    ///   same
    @Schema(
            name = "PublisherGrant",
            examples =
                    """
                    {"pseudonym":"5f1c…","profile":"PUPIL","school":"0000001B",
                     "resource":"ark:/99999/manuel-maths-2de","grain":null}
                    """)
    record ForPublisher(
            String pseudonym,
            @Nullable String profile,
            Uai school,
            String resource,
            @Nullable String grain)
            implements Grant {}
}
