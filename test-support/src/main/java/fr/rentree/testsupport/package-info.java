/// What tests of every module share: real servers, signed tokens, contract checks, architecture
/// rules.
@NullMarked
package fr.rentree.testsupport;

import org.jspecify.annotations.NullMarked;
