/// The rollover's task for licences: the same right, the same seats, for the next school year.
@NullMarked
package fr.rentree.licence.renewals;

import org.jspecify.annotations.NullMarked;
