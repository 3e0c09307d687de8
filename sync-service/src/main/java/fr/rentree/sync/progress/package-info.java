/// What a person reached in a module, as others are told of it: numbers, never words.
@NullMarked
package fr.rentree.sync.progress;

import org.jspecify.annotations.NullMarked;
