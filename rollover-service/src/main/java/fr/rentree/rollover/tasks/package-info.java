/// Decides how one phase at one school moves on: commands out, answers in, each effect once.
@NullMarked
package fr.rentree.rollover.tasks;

import org.jspecify.annotations.NullMarked;
