package fr.rentree.sync.assignments;

import fr.rentree.platform.school.Uai;
import java.util.UUID;

/// All that a campaign renews at a school has been renewed, and this service has heard of it.
public record RenewalCompleted(UUID campaign, Uai uai) {}
