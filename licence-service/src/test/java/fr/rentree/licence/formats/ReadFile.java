package fr.rentree.licence.formats;

import java.util.ArrayList;
import java.util.List;

/// Everything that a reader told of one file.
public final class ReadFile implements EntrySink {

    public final List<Entry> entries = new ArrayList<>();
    public final List<Finding> warnings = new ArrayList<>();
    public final List<Finding> broken = new ArrayList<>();

    @Override
    public void accept(Entry entry) {
        entries.add(entry);
    }

    @Override
    public void warn(Finding finding) {
        warnings.add(finding);
    }

    @Override
    public void refuse(Finding finding) {
        broken.add(finding);
    }

    public List<String> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    public List<String> warnedRules() {
        return warnings.stream().map(Finding::rule).toList();
    }

    public List<String> brokenRules() {
        return broken.stream().map(Finding::rule).toList();
    }
}
