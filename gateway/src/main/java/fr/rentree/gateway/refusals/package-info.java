/// What the gateway itself says no with, and how it says so.
@NullMarked
package fr.rentree.gateway.refusals;

import org.jspecify.annotations.NullMarked;
