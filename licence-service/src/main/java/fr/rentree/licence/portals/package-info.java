/// What one person may open at one school, as an ENT portal asks for it.
@NullMarked
package fr.rentree.licence.portals;

import org.jspecify.annotations.NullMarked;
