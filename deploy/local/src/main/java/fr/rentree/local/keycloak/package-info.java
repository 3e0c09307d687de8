/// Keycloak with the realm of Rentrée and two simulated ENTs.
@NullMarked
package fr.rentree.local.keycloak;

import org.jspecify.annotations.NullMarked;
