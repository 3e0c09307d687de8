/// What a page of another origin may ask of us in a browser.
@NullMarked
package fr.rentree.sync.crossorigin;

import org.jspecify.annotations.NullMarked;
