/// The people, schools and groups that identity-service told us of.
@NullMarked
package fr.rentree.sync.roster;

import org.jspecify.annotations.NullMarked;
