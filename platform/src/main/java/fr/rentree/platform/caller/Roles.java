package fr.rentree.platform.caller;

/// Names for `@RolesAllowed`: what a token says of machines, and what the roster says of people.
public final class Roles {

    /// Administers the platform.
    public static final String OPERATOR = "operator";

    /// An ENT's own system; its claim `id_ent` says which.
    public static final String ENT_PORTAL = "ent-portal";

    /// A commercial distributor; its claim `distributor_id` says which.
    public static final String DISTRIBUTOR = "distributor";

    /// A publisher's own server; its claim `publisher_id` says whose.
    public static final String PUBLISHER = "publisher";

    /// Who delivers tablets.
    public static final String SUPPLIER = "supplier";

    /// Anybody whom the roster knows and whose access is not cut.
    public static final String PERSON = "person";

    public static final String PUPIL = "PUPIL";
    public static final String TEACHER = "TEACHER";
    public static final String DOCUMENTALIST = "DOCUMENTALIST";
    public static final String HEAD = "HEAD";
    public static final String SCHOOL_LIFE = "SCHOOL_LIFE";
    public static final String ADMINISTRATIVE = "ADMINISTRATIVE";
    public static final String LOCAL_AUTHORITY = "LOCAL_AUTHORITY";

    public static final String ASSIGNMENT_OFFICER = "ASSIGNMENT_OFFICER";
    public static final String HANDOUT_CLERK = "HANDOUT_CLERK";
    public static final String RESOURCE_MANAGER = "RESOURCE_MANAGER";

    private Roles() {}
}
