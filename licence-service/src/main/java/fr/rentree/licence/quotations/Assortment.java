package fr.rentree.licence.quotations;

import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.prices.Article;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be bought, as far as some orders ask for it.
///
/// @param withdrawn those of the resources that are not for sale any more
/// @param articles by the seller's offer
/// @param byEan what each EAN stands for, where it stands for one resource only
record Assortment(
        Map<ResourceId, Resource> resources,
        Set<ResourceId> withdrawn,
        Map<String, Article> articles,
        Map<String, ResourceId> byEan) {

    Optional<Article> article(WantedLine.Item item) {
        return item.offer().map(articles::get);
    }

    /// The resource of a line: as it says itself, else the offer's, else that of its EAN.
    Optional<ResourceId> resource(WantedLine.Item item) {
        return item.resource()
                .map(ResourceId::new)
                .or(() -> article(item).flatMap(Article::resource))
                .or(() -> item.ean().map(byEan::get))
                .filter(resources::containsKey);
    }
}
