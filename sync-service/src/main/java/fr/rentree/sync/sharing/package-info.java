/// What a teacher lets a class or a group read, and what its members see of it.
@NullMarked
package fr.rentree.sync.sharing;

import org.jspecify.annotations.NullMarked;
