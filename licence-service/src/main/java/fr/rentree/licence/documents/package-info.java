/// What distributors sell in the GAR's own shape: documents that open ordinary subscriptions, one
/// for each count at each school.
@NullMarked
package fr.rentree.licence.documents;

import org.jspecify.annotations.NullMarked;
