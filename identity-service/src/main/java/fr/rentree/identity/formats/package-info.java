/// What a roster says, whatever format it came in, and the words for what is wrong with it.
@NullMarked
package fr.rentree.identity.formats;

import org.jspecify.annotations.NullMarked;
