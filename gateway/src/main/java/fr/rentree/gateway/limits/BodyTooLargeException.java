package fr.rentree.gateway.limits;

/// Breaks off the stream to a service when the client has sent more than allowed.
final class BodyTooLargeException extends RuntimeException {

    BodyTooLargeException() {
        super("body larger than allowed", null, false, false);
    }
}
