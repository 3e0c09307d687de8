package fr.rentree.licence.subscriptions;

import fr.rentree.platform.school.Uai;
import java.util.UUID;

/// Where subscriptions come from: the order, the school it is for, and who placed it.
public record Purchase(UUID order, Uai school, String placedBy) {}
