/// The script at the root, run as people run it.
@NullMarked
package fr.rentree.local.script;

import org.jspecify.annotations.NullMarked;
