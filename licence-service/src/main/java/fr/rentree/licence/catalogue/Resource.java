package fr.rentree.licence.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A thing that can be licensed, as the catalogue shows it.
///
/// @param publisherName empty where no catalogue ever gave one
/// @param family the family resource whose bookshelf it stands on
/// @param work the manual itself, the same across editions and years
/// @param ean EAN-13 or ISBN, stated by somebody or guessed from the id
/// @param shown `affichable`: stands in the shop window; most families do not
/// @param subscribable `diffusable`: its publisher lets it be subscribed to
/// @param orderable subscribable, and its catalogue still lists it: what an order has to ask
/// @param distributors who may sell it, by SIREN_ISNI; empty where its catalogue does not say
/// @param technicalDistributor who serves it, by SIREN_ISNI
@Schema(
        examples =
                """
                {"id":"ark:/99999/manuel-maths-2de","title":"Manuel d'exemple - Mathématiques 2de",
                 "publisherId":"123456789_0000000000000000","publisherName":"EDITEUR-01",
                 "kind":"MANUAL","family":"ark:/99999/bibliotheque","work":"manuel-maths-2de",
                 "edition":"2026","continuity":"ACCESS_POINT_AND_SCHOOL",
                 "accessUrl":"https://acces.rentree.example/domaineGar","ean":"9782000000013",
                 "description":"Tout le programme.","thumbnailUrl":"https://lecteur.rentree.example/v.png",
                 "vocabularies":{"presentation":{"code":"MAN","name":"manuels numériques"},
                 "pedagogicalTypes":[],"documentTypes":[],"levels":[],"subjects":[]},
                 "shown":true,"subscribable":true,"orderable":true,
                 "distributors":["234567890_0000000000000000"],
                 "technicalDistributor":"123456789_0000000000000000"}
                """)
public record Resource(
        String id,
        String title,
        String publisherId,
        String publisherName,
        ResourceKind kind,
        @Nullable String family,
        String work,
        String edition,
        Continuity continuity,
        String accessUrl,
        @Nullable String ean,
        @Nullable String description,
        @Nullable String thumbnailUrl,
        Vocabularies vocabularies,
        boolean shown,
        boolean subscribable,
        boolean orderable,
        List<String> distributors,
        @Nullable String technicalDistributor) {}
