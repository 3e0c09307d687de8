@NullMarked
package fr.rentree.gateway.garport;

import org.jspecify.annotations.NullMarked;
