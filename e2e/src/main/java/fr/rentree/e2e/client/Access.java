package fr.rentree.e2e.client;

/// The right of somebody to ask: a token, and how to have a fresh one.
public interface Access {

    String token();

    /// Forgets the token: it was refused, or has ended.
    void renew();

    /// The same one's app, signed in without a word.
    default Access offline() {
        throw new UnexpectedException("Only people have an app.");
    }
}
