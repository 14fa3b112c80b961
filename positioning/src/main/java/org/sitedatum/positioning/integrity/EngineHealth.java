package org.sitedatum.positioning.integrity;

import java.util.List;
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
        SortedMap<String, String> problems = new TreeMap<>();
        for (SubjectHealth subject : subjects) {
            if (!subject.conditions().isEmpty()) {
                TreeSet<String> words = new TreeSet<>();
                subject.conditions()
                        .forEach(condition -> words.add(condition.name().toLowerCase(java.util.Locale.ROOT)));
                problems.put(subject.id(), String.join(", ", words));
            }
        }
        return problems;
    }
}
