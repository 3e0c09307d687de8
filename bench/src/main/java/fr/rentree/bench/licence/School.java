package fr.rentree.bench.licence;

/// A school of the bench, with so many pupils and an assignment officer.
///
/// @param officer the header that the officer's requests carry
record School(int number, String uai, int pupils, String officer) {

    private static final String CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final int PEOPLE_AT_MOST = 100_000;

    /// The UAI of no real school: department 000, with its check letter.
    static String uai(int number) {
        return "%07d".formatted(number) + CHECK_LETTERS.charAt(number % CHECK_LETTERS.length());
    }

    /// What the access point calls somebody; nobody is called so. The officer is number 0.
    static String subject(int school, int person) {
        return "BENCH-" + school + "-" + person;
    }

    /// As SQL: the id of person `k` of school `s`.
    static String idSql() {
        return "('00000000-0000-7000-8000-' || lpad(to_hex(s.number::bigint * %d + k), 12, '0'))::uuid"
                .formatted(PEOPLE_AT_MOST);
    }
}
