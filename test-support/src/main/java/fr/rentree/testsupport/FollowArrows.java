package fr.rentree.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/// A feature may know another one only where an arrow `from -> to` says so.
final class FollowArrows extends ArchCondition<JavaClass> {

    private final String root;
    private final Set<String> arrows;

    FollowArrows(String root, Set<String> arrows) {
        super("follow the arrows " + arrows);
        this.root = root;
        this.arrows = arrows;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String from = feature(type);
        for (var dependency : type.getDirectDependenciesFromSelf()) {
            String to = feature(dependency.getTargetClass());
            if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
                continue;
            }
            if (!arrows.contains(from + " -> " + to)) {
                events.add(
                        SimpleConditionEvent.violated(
                                type, from + " -> " + to + ": " + dependency.getDescription()));
            }
        }
    }

    private String feature(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        String rest = name.substring(root.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
