package fr.rentree.licence.portals;

import fr.rentree.licence.catalogue.Resource;
import java.util.List;

/// What a portal is told: what is open to a person, or what is not known.
sealed interface PortalAnswer {

    /// Families first, then by title; nothing for somebody who holds nothing today.
    record Open(List<Resource> resources) implements PortalAnswer {}

    record UnknownSchool() implements PortalAnswer {}

    record UnknownPerson() implements PortalAnswer {}
}
