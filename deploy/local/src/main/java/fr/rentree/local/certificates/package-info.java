/// Certificates of this one platform: what a private authority does, for trying mutual TLS.
@NullMarked
package fr.rentree.local.certificates;

import org.jspecify.annotations.NullMarked;
