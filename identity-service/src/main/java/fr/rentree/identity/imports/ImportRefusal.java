package fr.rentree.identity.imports;

/// Why a delivery is not received, or its plan not approved.
sealed interface ImportRefusal {

    record BadName(String fileName) implements ImportRefusal {}

    record FirstDegree() implements ImportRefusal {}

    record BadDigestFile() implements ImportRefusal {}

    record DigestDiffers(String announced, String computed) implements ImportRefusal {}

    record TooLarge(long limit) implements ImportRefusal {}

    record NotYourEnt(String idEnt) implements ImportRefusal {}

    record UnknownEnt(String idEnt) implements ImportRefusal {}

    record UnknownImport() implements ImportRefusal {}

    record NotPlanned(ImportState state) implements ImportRefusal {}

    record AnotherPlan(String planHash) implements ImportRefusal {}

    record AlreadyApproved() implements ImportRefusal {}

    record WindowClosed() implements ImportRefusal {}
}
