/// Divisions (classes) and teaching groups.
@NullMarked
package fr.rentree.identity.groups;

import org.jspecify.annotations.NullMarked;
