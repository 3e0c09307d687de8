/// Who may write in what, until when, as licence-service told us.
@NullMarked
package fr.rentree.sync.assignments;

import org.jspecify.annotations.NullMarked;
