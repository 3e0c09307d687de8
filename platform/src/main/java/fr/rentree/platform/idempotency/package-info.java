/// One effect and one answer for a request that is sent again.
@NullMarked
package fr.rentree.platform.idempotency;

import org.jspecify.annotations.NullMarked;
