/// People and schools as identity last told us: who may be given a tablet, and who calls.
@NullMarked
package fr.rentree.distribution.roster;

import org.jspecify.annotations.NullMarked;
