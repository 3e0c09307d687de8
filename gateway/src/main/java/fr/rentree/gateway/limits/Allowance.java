package fr.rentree.gateway.limits;

import java.time.Duration;

/// The largest body and the longest waits of one request.
public record Allowance(long bodyBytes, Duration uploadWithin, Duration answerWithin) {}
