/// Retrying and signing in, tried against a small server that misbehaves.
@NullMarked
package fr.rentree.e2e.client;

import org.jspecify.annotations.NullMarked;
