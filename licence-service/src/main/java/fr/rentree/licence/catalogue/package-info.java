/// What can be licensed: resources, their families, and the works they are editions of.
@NullMarked
package fr.rentree.licence.catalogue;

import org.jspecify.annotations.NullMarked;
