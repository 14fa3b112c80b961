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
 * @param heightSigma how well that is known before the survey, as a standard deviation, m; 0: for certain
 */
public record SurveyAnchor(String id, Optional<Vector3> fixedAt, OptionalDouble height, double heightSigma) {

    /** Refuses ids and numbers out of range with an {@link IllegalArgumentException}. */
    public SurveyAnchor {
        Checked.id("anchor", id);
        fixedAt.ifPresent(p -> Checked.position("position of anchor " + id, p));
        height.ifPresent(z -> Checked.within("height of anchor " + id, z, -1e6, 1e6));
        Checked.within("heightSigma of anchor " + id, heightSigma, 0, 1e3);
    }

    /** Stands there for certain. */
    public static SurveyAnchor fixed(String id, Vector3 position) {
        return new SurveyAnchor(id, Optional.of(position), OptionalDouble.of(position.z()), 0);
    }

    /** To be found, except its site z. */
    public static SurveyAnchor atHeight(String id, double z) {
        return new SurveyAnchor(id, Optional.empty(), OptionalDouble.of(z), 0);
    }

    /**
     * To be found, its site z somewhere between two: a floor and a ceiling. Taken as a normal distribution of the same mean
     * and spread as an even one.
     */
    public static SurveyAnchor between(String id, double lowest, double highest) {
        Checked.within("highest minus lowest z of anchor " + id, highest - lowest, 1e-3, 1e3);
        double sigma = (highest - lowest) / Math.sqrt(12);
        return new SurveyAnchor(id, Optional.empty(), OptionalDouble.of(0.5 * (lowest + highest)), sigma);
    }

    /** True when its height is known for certain. */
    boolean isHeightHeld() {
        return fixedAt.isPresent() || height.isPresent() && heightSigma == 0;
    }

    /** To be found. */
    public static SurveyAnchor free(String id) {
        return new SurveyAnchor(id, Optional.empty(), OptionalDouble.empty(), 0);
    }
}
