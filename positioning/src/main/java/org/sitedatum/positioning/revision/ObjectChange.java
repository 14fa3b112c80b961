package org.sitedatum.positioning.revision;

import java.util.List;

/**
 * One object of a site that is new, gone or not as it was.
 *
 * @param kind what it is
 * @param id its id
 * @param change which of the three
 * @param fields what is different, in document order; empty unless changed
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

    /** True when it is somewhere else or turned. */
    public boolean isMove() {
        return fields.stream().anyMatch(FieldChange::isMove);
    }
}
