/// What support may see of a person's notebooks and devices: states and counts, never a word that
/// anybody wrote, and every look is written down.
@NullMarked
package fr.rentree.sync.support;

import org.jspecify.annotations.NullMarked;
