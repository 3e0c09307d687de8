package fr.rentree.licence.formats;

/// Takes what a reader finds, as it comes.
public interface EntrySink {

    /// An entry that keeps every rule.
    void accept(Entry entry);

    /// Something odd, kept verbatim all the same.
    void warn(Finding finding);

    /// A broken rule: the file will be refused whole, once all of it was read.
    void refuse(Finding finding);
}
