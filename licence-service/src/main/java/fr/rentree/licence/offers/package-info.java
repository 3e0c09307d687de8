/// What sellers ask for a resource: articles, offers with their prices and VAT, free licences.
@NullMarked
package fr.rentree.licence.offers;

import org.jspecify.annotations.NullMarked;
