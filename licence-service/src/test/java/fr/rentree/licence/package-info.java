/// What tests of this service share: a school of their own, and the sums that must agree.
package fr.rentree.licence;
