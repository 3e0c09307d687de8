package fr.rentree.gateway.refusals;

import java.time.Duration;

/// Everything the gateway refuses by itself; what services refuse passes through untouched.
public sealed interface Refusal {

    /// Who is calling cannot be told.
    sealed interface OfCaller extends Refusal {}

    record TokenMissing() implements OfCaller {}

    record TokenInvalid() implements OfCaller {}

    /// A session cookie alone proves nothing: another site can make the browser send it.
    record ConsoleHeaderMissing() implements OfCaller {}

    record SessionOver() implements OfCaller {}

    /// A certificate of ours, registered to nobody.
    record CertificateUnknown() implements OfCaller {}

    record SigninDown() implements OfCaller {}

    /// What is asked for does not exist, or not in this form.
    sealed interface OfRequest extends Refusal {}

    record UnknownPath(String path) implements OfRequest {}

    record MalformedPath() implements OfRequest {}

    record KeycloakAdminClosed() implements OfRequest {}

    record SignoutNeedsPost() implements OfRequest {}

    record HttpTooOld() implements OfRequest {}

    /// Too much, too often or too slow.
    sealed interface OfLimit extends Refusal {}

    record TooManyRequests(String whose, Duration pause) implements OfLimit {}

    record BodyTooLarge(long limit) implements OfLimit {}

    record UploadTooSlow(Duration within) implements OfLimit {}

    /// The part of the platform that should answer does not.
    sealed interface OfPart extends Refusal {}

    record PartDown(String part) implements OfPart {}

    record PartBrokeOff(String part) implements OfPart {}

    record PartTooSlow(String part, Duration within) implements OfPart {}
}
