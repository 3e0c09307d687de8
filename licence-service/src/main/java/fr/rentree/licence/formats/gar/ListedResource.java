package fr.rentree.licence.formats.gar;

import fr.rentree.licence.catalogue.ResourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A resource as the GAR's catalogue lists it; ids stand as they were written.
///
/// @param ean guessed from the id
record ListedResource(
        String id,
        String title,
        String publisherId,
        @Nullable String publisherName,
        ResourceKind kind,
        @Nullable String family,
        List<Organisation> distributors,
        @Nullable String technicalDistributor,
        @Nullable String technicalDistributorName,
        boolean shown,
        boolean subscribable,
        @Nullable String ean) {

    record Organisation(String id, @Nullable String name) {}
}
