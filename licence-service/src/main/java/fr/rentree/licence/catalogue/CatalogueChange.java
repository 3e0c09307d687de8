package fr.rentree.licence.catalogue;

/// What a delivery of the catalogue changed.
record CatalogueChange(int added, int changed, int unchanged) {}
