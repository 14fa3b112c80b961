package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Vector3;

/** What tells where a tag on a body was. */
public sealed interface TagMeasurement {

    /** When, ns since the Unix epoch. */
    long stampNanos();

    /**
     * A position of the tag.
     *
     * @param stampNanos ns since the Unix epoch
     * @param place m in the site frame
     * @param sigma standard deviation per axis, m
     */
    record Position(long stampNanos, Vector3 place, double sigma) implements TagMeasurement {

        /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
        public Position {
            Checked.position("position", place);
            Checked.sigma(sigma);
        }
    }

    /**
     * A distance of the tag from an anchor.
     *
     * @param stampNanos ns since the Unix epoch
     * @param anchor where the anchor stands, m in the site frame
     * @param range m
     * @param sigma standard deviation, m
     */
    record Range(long stampNanos, Vector3 anchor, double range, double sigma) implements TagMeasurement {

        /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
        public Range {
            Checked.position("anchor", anchor);
            Checked.range(range);
            Checked.sigma(sigma);
        }
    }
}
