/// What becomes of the seats of those who left: locked, then freed; restored to whoever comes back.
@NullMarked
package fr.rentree.licence.leavers;

import org.jspecify.annotations.NullMarked;
