package org.sitedatum.positioning.revision;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One object of a site that is new, gone or not as it was.
 *
 * @param kind what it is
 * @param id its id
 * @param change which of the three
 * @param fields what is different; empty unless changed
 */
public record ObjectChange(ObjectKind kind, String id, Change change, List<FieldChange> fields) {

    /** What happened to an object. */
    public enum Change {
        /** It is in the later revision only. */
        ADDED,
        /** It is in the earlier revision only. */
        REMOVED,
        /** It is in both and differs. */
        CHANGED
    }

    /** Copies the list. */
    public ObjectChange {
        fields = List.copyOf(fields);
    }

    /** In words, for example {@code anchor a3 position moved 0.42 m, from (1, 2, 3) to (1.42, 2, 3)}. */
    public String text() {
        String detail = change == Change.CHANGED
                ? fields.stream().map(FieldChange::text).collect(Collectors.joining("; "))
                : change.name().toLowerCase(Locale.ROOT);
        return kind.word() + " " + id + " " + detail;
    }

    /** True when it is somewhere else or turned. */
    public boolean isMove() {
        return fields.stream().anyMatch(FieldChange::isMove);
    }
}
