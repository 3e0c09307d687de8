/// What operators ask every service: events under way, read models, parked keys.
@NullMarked
package fr.rentree.platform.operations;

import org.jspecify.annotations.NullMarked;
