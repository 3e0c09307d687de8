/// What comes to schools besides people: a catalogue of manuals, orders, tablets.
@NullMarked
package fr.rentree.e2e.supplies;

import org.jspecify.annotations.NullMarked;
