/// What an officer should know before assigning: whom to give to, who lacks a family, what is
/// amiss. It reads, and never consumes a seat.
@NullMarked
package fr.rentree.licence.advice;

import org.jspecify.annotations.NullMarked;
