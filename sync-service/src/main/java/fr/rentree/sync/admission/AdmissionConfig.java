package fr.rentree.sync.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much is done at the same time; what comes beyond it is told when to come back.
@ConfigMapping(prefix = "rentree.sync.admission")
public interface AdmissionConfig {

    /// Pushes that are carried out at the same time.
    @WithDefault("32")
    int pushes();

    /// Pulls that are answered at the same time.
    @WithDefault("12")
    int pulls();

    /// Requests of one person that are under way at the same time; one more gets 429.
    @WithDefault("4")
    int perPerson();

    /// How long a request waits for its turn before it gets 503; a pull half as long while pushes
    /// wait.
    @WithDefault("1s")
    Duration patience();

    /// Requests of each kind that wait for their turn; one more gets 503 at once.
    @WithDefault("200")
    int waiting();

    /// Bytes of documents in pages that are being read and sent, all together: what slow readers
    /// may hold of this service's memory. As much again is for batches that are being received and
    /// their answers.
    @WithDefault("33554432")
    long bytesUnderWay();

    /// The shortest wait that `Retry-After` and `Backoff` ask for.
    @WithDefault("2s")
    Duration retryAfter();

    /// What is added to it at random, so that those who were refused do not come back together.
    @WithDefault("20s")
    Duration retrySpread();

    /// From so many percent of the places taken on, answers say `Backoff`.
    @WithDefault("60")
    int warmPercent();
}
