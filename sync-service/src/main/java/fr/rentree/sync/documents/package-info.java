/// What a client sent, byte for byte, and the fields found in it.
@NullMarked
package fr.rentree.sync.documents;

import org.jspecify.annotations.NullMarked;
