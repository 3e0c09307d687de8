/// Where this service tells others what happened.
@NullMarked
package fr.rentree.licence.topics;

import org.jspecify.annotations.NullMarked;
