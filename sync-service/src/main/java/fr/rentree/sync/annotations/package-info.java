/// The W3C face of a notebook: a Web Annotation container over the same store and the same merge.
@NullMarked
package fr.rentree.sync.annotations;

import org.jspecify.annotations.NullMarked;
