/// Tests of the package of the same name.
@NullMarked
package fr.rentree.local.postgres;

import org.jspecify.annotations.NullMarked;
