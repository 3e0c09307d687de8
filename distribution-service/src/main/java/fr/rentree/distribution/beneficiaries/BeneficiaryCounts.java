package fr.rentree.distribution.beneficiaries;

/// How far a school is: the figures at the top of the list.
record BeneficiaryCounts(
        String school, int entitled, int chartersSigned, int handedOver, int leaversWithDevice) {}
