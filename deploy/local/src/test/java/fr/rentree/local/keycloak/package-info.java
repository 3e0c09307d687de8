/// Tests of the package of the same name.
@NullMarked
package fr.rentree.local.keycloak;

import org.jspecify.annotations.NullMarked;
