package fr.rentree.licence.mediacentre;

import org.jspecify.annotations.Nullable;

/// Why a tile cannot be opened, and what its reader can do about it.
///
/// @param instead another edition of the same work, which is open today
record Notice(Code code, String reason, String cure, @Nullable String instead) {

    enum Code {
        EXPIRED,
        NOT_YET,
        BOOKSHELF_MISSING
    }
}
