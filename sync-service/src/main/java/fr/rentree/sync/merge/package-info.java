/// The merge of what several devices wrote without knowing of each other; pure.
@NullMarked
package fr.rentree.sync.merge;

import org.jspecify.annotations.NullMarked;
