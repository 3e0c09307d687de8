/// Runs the tests of the TypeScript client against this service.
@NullMarked
package fr.rentree.sync.sdk;

import org.jspecify.annotations.NullMarked;
