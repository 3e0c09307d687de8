package fr.rentree.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Every limit of the gateway. Rates and loads have their defaults in `application.properties`.
@ConfigMapping(prefix = "rentree.limits")
public interface LimitsConfig {

    /// Requests of one person: a token with an access point, or a console session.
    Rate person();

    /// Requests of one program: an ENT portal, a bookseller, a supplier, an operator.
    Rate client();

    /// Requests about one school, whoever sends them.
    Rate school();

    /// Requests without a good token from one address, which may be that of a whole school.
    Rate address();

    /// Callers and schools whose requests are counted at the same time; the idlest is forgotten.
    @WithDefault("200000")
    int remembered();

    /// Most requests.
    Load usual();

    /// Catalogues, delivery files, and what a device has written while it was offline.
    Load bulk();

    /// Whole rosters of an ENT.
    Load archive();

    /// How long to wait for a connection to a part, or for a free one.
    @WithDefault("2s")
    Duration connectWithin();

    /// Connections to one part that are open at the same time.
    @WithDefault("256")
    int connections();

    /// Requests that wait for one of these connections; one more is told to come back.
    @WithDefault("1000")
    int waiting();

    /// How long a wait for one of these connections is worth it: once a line has lasted so long,
    /// whoever would wait longer, as fast as it moved, is told at once to come back.
    @WithDefault("500ms")
    Duration waitAtMost();

    /// Streams of hints to one part that are open at the same time, on connections of their own.
    @WithDefault("10000")
    int streams();

    /// A steady rate, and how far a burst may go beyond it.
    interface Rate {
        long perSecond();

        long burst();
    }

    /// What one request may weigh and how long it may take.
    interface Load {
        int bodyMegabytes();

        /// From the first byte of the body to its last.
        Duration uploadWithin();

        /// From the last byte of the body to the first of the answer; what streams then may last.
        Duration answerWithin();
    }
}
