/// The speed of sync-service: each measure is one class, and each ratio is taken within one run.
@NullMarked
package fr.rentree.bench.sync;

import org.jspecify.annotations.NullMarked;
