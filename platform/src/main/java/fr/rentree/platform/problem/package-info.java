/// Refusals and faults as problem details (RFC 9457).
@NullMarked
package fr.rentree.platform.problem;

import org.jspecify.annotations.NullMarked;
