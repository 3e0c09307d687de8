/// Where the parts of one platform stand on this machine: ports, folders and secrets.
@NullMarked
package fr.rentree.local.settings;

import org.jspecify.annotations.NullMarked;
