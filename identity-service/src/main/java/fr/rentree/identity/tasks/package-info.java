/// Does the tasks of a rollover that concern people: cutting the access of former pupils.
@NullMarked
package fr.rentree.identity.tasks;

import org.jspecify.annotations.NullMarked;
