/// How much one caller, one school and one request may ask for.
@NullMarked
package fr.rentree.gateway.limits;

import org.jspecify.annotations.NullMarked;
