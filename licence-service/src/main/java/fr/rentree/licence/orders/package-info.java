/// What a school's manager or its bookseller bought; decides whether an order stands, and only
/// once.
@NullMarked
package fr.rentree.licence.orders;

import org.jspecify.annotations.NullMarked;
