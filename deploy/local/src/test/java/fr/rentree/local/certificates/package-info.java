/// Tests of the package of the same name.
@NullMarked
package fr.rentree.local.certificates;

import org.jspecify.annotations.NullMarked;
