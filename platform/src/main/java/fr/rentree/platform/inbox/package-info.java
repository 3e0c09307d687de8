/// Events from other services, applied once, a poisoned key set aside.
@NullMarked
package fr.rentree.platform.inbox;

import org.jspecify.annotations.NullMarked;
