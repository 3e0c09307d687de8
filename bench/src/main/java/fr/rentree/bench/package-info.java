/// Measures the running platform against named peers, each ratio within one run.
@NullMarked
package fr.rentree.bench;

import org.jspecify.annotations.NullMarked;
