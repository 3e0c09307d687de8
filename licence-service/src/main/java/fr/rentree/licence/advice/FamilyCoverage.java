package fr.rentree.licence.advice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a family resource is spread at a school.
///
/// @param withMember people who hold a member of the family
/// @param withoutFamily those of them who do not hold the family, and so miss the bookshelf
/// @param withoutMember people who hold the family and none of its members
@Schema(
        examples =
                """
                {"family":"ark:/99999/famille-01","withMember":820,"withoutFamily":12,
                 "withoutMember":310}
                """)
record FamilyCoverage(String family, int withMember, int withoutFamily, int withoutMember) {}
