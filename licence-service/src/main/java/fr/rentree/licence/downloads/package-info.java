/// On how many devices a person may have a manual, and which devices those are.
@NullMarked
package fr.rentree.licence.downloads;

import org.jspecify.annotations.NullMarked;
