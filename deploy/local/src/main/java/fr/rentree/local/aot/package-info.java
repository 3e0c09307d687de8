/// Caches of what a JVM learned in a run before: they make a process start in a third of the time.
@NullMarked
package fr.rentree.local.aot;

import org.jspecify.annotations.NullMarked;
