/// Which published profiles an annotation satisfies; it is kept whatever the answer.
@NullMarked
package fr.rentree.sync.profiles;

import org.jspecify.annotations.NullMarked;
