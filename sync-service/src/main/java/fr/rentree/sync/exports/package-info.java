/// A person takes away what they wrote, whatever became of their right to go on writing.
@NullMarked
package fr.rentree.sync.exports;

import org.jspecify.annotations.NullMarked;
