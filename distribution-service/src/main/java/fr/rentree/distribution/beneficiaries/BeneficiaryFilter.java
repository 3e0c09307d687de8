package fr.rentree.distribution.beneficiaries;

import fr.rentree.platform.school.Uai;
import org.jspecify.annotations.Nullable;

/// Which beneficiaries of a school are asked for; an empty word asks for all.
record BeneficiaryFilter(Uai school, String division, String profile) {

    static BeneficiaryFilter of(Uai school, @Nullable String division, @Nullable String profile) {
        return new BeneficiaryFilter(
                school, division == null ? "" : division, profile == null ? "" : profile);
    }
}
