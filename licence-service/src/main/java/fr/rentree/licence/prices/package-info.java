/// What a seat costs, in whole cents and with its two VAT rates, and which seats come free.
@NullMarked
package fr.rentree.licence.prices;

import org.jspecify.annotations.NullMarked;
