/// Which part of the platform answers which path, where it listens, and which paths nobody gets.
@NullMarked
package fr.rentree.gateway.routing;

import org.jspecify.annotations.NullMarked;
