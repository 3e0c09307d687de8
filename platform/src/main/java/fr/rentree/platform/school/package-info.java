/// The two domain types that every service shares: a school's code and a school year.
@NullMarked
package fr.rentree.platform.school;

import org.jspecify.annotations.NullMarked;
