/// Everything one person wrote in one work at one school.
@NullMarked
package fr.rentree.sync.notebooks;

import org.jspecify.annotations.NullMarked;
