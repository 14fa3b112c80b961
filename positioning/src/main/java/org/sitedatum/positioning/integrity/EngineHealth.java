package org.sitedatum.positioning.integrity;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the sources, anchors and sensors of a sector are.
 *
 * @param subjects in order of id
 */
public record EngineHealth(List<SubjectHealth> subjects) {

    /** Copies the list. */
    public EngineHealth {
        subjects = List.copyOf(subjects);
    }

    /** What is wrong, by id, in words such as {@code excluded, moved}; empty when all is well. */
    public SortedMap<String, String> problems() {
        SortedMap<String, TreeSet<String>> words = new TreeMap<>();
        for (SubjectHealth subject : subjects) {
            subject.conditions()
                    .forEach(condition -> words.computeIfAbsent(subject.id(), id -> new TreeSet<>())
                            .add(condition.name().toLowerCase(Locale.ROOT)));
        }
        SortedMap<String, String> problems = new TreeMap<>();
        words.forEach((id, wrong) -> problems.put(id, String.join(", ", wrong)));
        return problems;
    }
}
