/// Documents of distributors: each opens ordinary subscriptions, one for each count at each school,
/// and is all that makes these larger, smaller, longer, or ends them.
@NullMarked
package fr.rentree.licence.documents;

import org.jspecify.annotations.NullMarked;
