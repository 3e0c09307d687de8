/// How catalogue files are read: streamed, every fault named, nothing of them believed unseen.
@NullMarked
package fr.rentree.licence.formats;

import org.jspecify.annotations.NullMarked;
