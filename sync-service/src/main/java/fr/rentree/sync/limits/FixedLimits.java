package fr.rentree.sync.limits;

import fr.rentree.sync.documents.ModuleCode;

/// Limits that are the same everywhere: no setting, but told and exact like the others.
public final class FixedLimits {

    /// Objects and arrays in one another in a document, the document itself counted: no document of
    /// a reader comes near, and deeper ones only cost time.
    public static final int LEVELS_PER_DOCUMENT = 64;

    public static final int DIGITS_PER_NUMBER = 1_000;

    public static final int CHARACTERS_PER_NAME = 50_000;

    public static final int CHARACTERS_PER_OPERATION_ID = 100;

    public static final int CHARACTERS_PER_WORK = 200;

    public static final int CHARACTERS_PER_MODULE = ModuleCode.LONGEST;

    public static final int CHARACTERS_PER_STEP_ID = 100;

    /// Of the name of a value of a preference.
    public static final int CHARACTERS_PER_VALUE_NAME = 100;

    private FixedLimits() {}
}
