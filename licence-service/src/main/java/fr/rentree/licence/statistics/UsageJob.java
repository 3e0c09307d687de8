package fr.rentree.licence.statistics;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.SchoolYear;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// Computes the sums of every school anew, a few schools a transaction.
@ApplicationScoped
public class UsageJob {

    private final UsageRepository usages;
    private final StatisticsConfig config;
    private final Clock clock;

    UsageJob(UsageRepository usages, StatisticsConfig config, Clock clock) {
        this.usages = usages;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${rentree.licence.statistics.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        var year = SchoolYear.of(LocalDate.now(clock));
        String after = "";
        List<String> schools;
        do {
            schools = refreshAfter(after, year);
            after = schools.isEmpty() ? after : schools.getLast();
        } while (schools.size() == config.batch());
    }

    private List<String> refreshAfter(String after, SchoolYear year) {
        return Tenancy.platformWide(() -> {
            var schools = usages.schoolsAfter(after, config.batch());
            if (!schools.isEmpty()) {
                usages.refresh(schools, year);
            }
            return schools;
        });
    }
}
