/// Tests of the package of the same name.
@NullMarked
package fr.rentree.local.settings;

import org.jspecify.annotations.NullMarked;
