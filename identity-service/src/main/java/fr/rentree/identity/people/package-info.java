/// People of the roster: who they are, where they belong, what they may do there.
@NullMarked
package fr.rentree.identity.people;

import org.jspecify.annotations.NullMarked;
