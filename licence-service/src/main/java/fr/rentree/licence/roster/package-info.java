/// People and schools as identity last told us, and nothing more than giving seats needs.
@NullMarked
package fr.rentree.licence.roster;

import org.jspecify.annotations.NullMarked;
