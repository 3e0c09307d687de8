/// Whether somebody's last act can be put back exactly, and putting it back.
@NullMarked
package fr.rentree.licence.undo;

import org.jspecify.annotations.NullMarked;
