/// Tests of the package of the same name.
@NullMarked
package fr.rentree.local.commands;

import org.jspecify.annotations.NullMarked;
