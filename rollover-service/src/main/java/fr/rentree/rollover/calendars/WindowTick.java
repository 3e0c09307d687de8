package fr.rentree.rollover.calendars;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Opens and closes windows when their time has come; one replica at a time, the others pass.
@ApplicationScoped
class WindowTick {

    private final WindowRepository windows;

    WindowTick(WindowRepository windows) {
        this.windows = windows;
    }

    /// Returns how many schools are told something new.
    @Transactional
    int run() {
        return windows.lead() ? windows.followCalendars() : 0;
    }

    @Transactional
    List<ImportWindow> list(WindowFilter filter, String after, int limit) {
        return windows.list(filter, after, limit);
    }
}
