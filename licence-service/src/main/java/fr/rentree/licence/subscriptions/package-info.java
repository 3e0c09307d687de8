/// The rights that orders gave to schools: seats of one resource, from a day to a day.
@NullMarked
package fr.rentree.licence.subscriptions;

import org.jspecify.annotations.NullMarked;
