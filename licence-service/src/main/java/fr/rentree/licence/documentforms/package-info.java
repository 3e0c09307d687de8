/// What distributors write in the GAR's own shape: how it is read, which rules it has to keep, and
/// how documents and refusals are written.
@NullMarked
package fr.rentree.licence.documentforms;

import org.jspecify.annotations.NullMarked;
