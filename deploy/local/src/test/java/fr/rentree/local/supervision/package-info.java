/// Tests of the package of the same name.
@NullMarked
package fr.rentree.local.supervision;

import org.jspecify.annotations.NullMarked;
