/// What each person reached in the exercise modules of a manual, for themself and for who teaches
/// them.
@NullMarked
package fr.rentree.licence.modules;

import org.jspecify.annotations.NullMarked;
