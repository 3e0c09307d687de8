/// The platform seen from outside: signing in like people and machines do, asking, and waiting with
/// a limit.
@NullMarked
package fr.rentree.e2e.client;

import org.jspecify.annotations.NullMarked;
