/// Who is calling, which schools are theirs, and what the database may show them.
@NullMarked
package fr.rentree.platform.caller;

import org.jspecify.annotations.NullMarked;
