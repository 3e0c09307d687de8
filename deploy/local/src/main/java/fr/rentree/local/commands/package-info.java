/// What can be asked of the launcher, one class a command.
@NullMarked
package fr.rentree.local.commands;

import org.jspecify.annotations.NullMarked;
