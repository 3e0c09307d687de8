/// Reads GAR-ENT second-degree deliveries: a tar.gz of XML pages, streamed and bounded.
@NullMarked
package fr.rentree.identity.formats.gar;

import org.jspecify.annotations.NullMarked;
