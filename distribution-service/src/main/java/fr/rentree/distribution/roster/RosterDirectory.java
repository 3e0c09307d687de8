package fr.rentree.distribution.roster;

import fr.rentree.platform.caller.CallerDirectory;
import fr.rentree.platform.caller.KnownPerson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Finds in our copy of the roster who signed in.
@ApplicationScoped
class RosterDirectory implements CallerDirectory {

    private final RosterRepository roster;

    RosterDirectory(RosterRepository roster) {
        this.roster = roster;
    }

    @Override
    public Optional<KnownPerson> find(String accessPoint, String subject) {
        return roster.caller(accessPoint, subject);
    }
}
