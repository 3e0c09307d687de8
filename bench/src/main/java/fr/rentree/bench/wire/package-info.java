/// HTTP as cheap as it can be: the one who measures runs on the cores that are measured.
@NullMarked
package fr.rentree.bench.wire;

import org.jspecify.annotations.NullMarked;
