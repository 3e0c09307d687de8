package fr.rentree.distribution.tablets;

import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// Where the stock of a school is looked at.
@ApplicationScoped
@Transactional
class TabletDesk {

    private final TabletRepository tablets;

    TabletDesk(TabletRepository tablets) {
        this.tablets = tablets;
    }

    List<TabletItem> page(Uai school, Optional<TabletState> state, String after, int limit) {
        return tablets.page(school, state, after, limit);
    }

    TabletCounts counts(Uai school) {
        return tablets.counts(school);
    }
}
