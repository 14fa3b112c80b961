package org.sitedatum.positioning.survey;

import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Vector3;

/**
 * An anchor and what is known of its place before the survey.
 *
 * @param id anchor id
 * @param fixedAt where it stands for certain, m in the site frame; empty: to be found
 * @param height its known site z, m; empty: to be found with the rest
 */
public record SurveyAnchor(String id, Optional<Vector3> fixedAt, OptionalDouble height) {

    /** Refuses ids and numbers out of range with an {@link IllegalArgumentException}. */
    public SurveyAnchor {
        Checked.id("anchor", id);
        fixedAt.ifPresent(p -> Checked.position("position of anchor " + id, p));
        height.ifPresent(z -> Checked.within("height of anchor " + id, z, -1e6, 1e6));
    }

    /** Stands there for certain. */
    public static SurveyAnchor fixed(String id, Vector3 position) {
        return new SurveyAnchor(id, Optional.of(position), OptionalDouble.of(position.z()));
    }

    /** To be found, except its site z. */
    public static SurveyAnchor atHeight(String id, double z) {
        return new SurveyAnchor(id, Optional.empty(), OptionalDouble.of(z));
    }

    /** To be found. */
    public static SurveyAnchor free(String id) {
        return new SurveyAnchor(id, Optional.empty(), OptionalDouble.empty());
    }
}
