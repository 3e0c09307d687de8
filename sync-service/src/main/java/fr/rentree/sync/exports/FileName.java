package fr.rentree.sync.exports;

import fr.rentree.sync.notebooks.Notebook;

/// Names of files that every system takes: letters, digits, dot and dash of ASCII, never long.
final class FileName {

    private static final int LONGEST = 80;

    private FileName() {}

    static String of(Notebook notebook, String extension) {
        String work = notebook.place().work().replaceAll("[^A-Za-z0-9]+", "-");
        String stem =
                "cahier-%s-%s"
                        .formatted(
                                work.substring(0, Math.min(LONGEST, work.length())),
                                notebook.place().school());
        return stem.replaceAll("-{2,}", "-") + "." + extension;
    }

    static String ofSeveral(String extension) {
        return "cahiers." + extension;
    }

    /// A name that is not taken twice in one archive, whatever two works are called.
    static String inArchive(Notebook notebook, String extension) {
        return notebook.id() + "-" + of(notebook, extension);
    }
}
