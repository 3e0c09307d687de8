/// Permissions that a head of school gives to somebody there, until a day.
@NullMarked
package fr.rentree.identity.delegations;

import org.jspecify.annotations.NullMarked;
