/// Who is calling: tokens of programs, and the session of the console that the gateway holds.
@NullMarked
package fr.rentree.gateway.signin;

import org.jspecify.annotations.NullMarked;
