package fr.rentree.licence.downloads;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How many devices are left to one person for one manual.
///
/// @param allowed devices besides the tablet handed over, which does not count
/// @param used devices that have the manual now, the tablet left out
/// @param tablet whether the tablet handed over has it too
@Schema(examples = "{\"allowed\":2,\"used\":1,\"left\":1,\"tablet\":true}")
record DownloadQuota(int allowed, int used, int left, boolean tablet) {

    /// A quota that was lowered takes no device back, and leaves none.
    static DownloadQuota of(int allowed, int used, boolean tablet) {
        return new DownloadQuota(allowed, used, Math.max(0, allowed - used), tablet);
    }

    boolean isExhausted() {
        return left == 0;
    }
}
