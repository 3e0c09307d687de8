package fr.rentree.platform.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On an endpoint that changes something and returns a `Response`: honours `Idempotency-Key`.
///
/// The same key with the same request gets the first answer again and has no second effect; the
/// same key with another request is refused (422). Effect, key and answer are one transaction, so
/// two requests at the same moment end as one. Source: draft-ietf-httpapi-idempotency-key-header.
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
