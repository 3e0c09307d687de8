/// What an order would amount to before it is placed: prices, free licences, and every rule that
/// one of its lines breaks.
@NullMarked
package fr.rentree.licence.quotations;

import org.jspecify.annotations.NullMarked;
