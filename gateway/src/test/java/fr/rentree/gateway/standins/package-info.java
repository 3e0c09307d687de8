/// Real HTTP servers that stand where services and Keycloak would, and clients that misbehave.
@NullMarked
package fr.rentree.gateway.standins;

import org.jspecify.annotations.NullMarked;
