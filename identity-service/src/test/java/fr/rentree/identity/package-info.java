/// What the tests of identity-service share.
@NullMarked
package fr.rentree.identity;

import org.jspecify.annotations.NullMarked;
