/// The services and the gateway as processes, and the trained caches that make them start fast.
@NullMarked
package fr.rentree.local.services;

import org.jspecify.annotations.NullMarked;
