/// Keeps a delivery safe, reads it into staging, and checks what its records say of one another.
@NullMarked
package fr.rentree.identity.staging;

import org.jspecify.annotations.NullMarked;
