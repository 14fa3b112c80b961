package org.sitedatum.positioning.survey;

import java.util.List;

/**
 * What an anchor survey found.
 *
 * @param choices every configuration the ranges allow, the likeliest first; more than one when mirrored or turned ones fit
 *     as well: which is true must be told by somebody who was there
 * @param byConvention true when no anchor was fixed: the first is the origin, the second on +x, the third at y > 0
 * @param ranges measured distances used
 */
public record AnchorSurveyReport(List<Choice> choices, boolean byConvention, int ranges) {

    /** Copies the choices. */
    public AnchorSurveyReport {
        choices = List.copyOf(choices);
    }

    /** The likeliest choice. */
    public Choice best() {
        return choices.get(0);
    }

    /**
     * One configuration.
     *
     * @param label how it differs from the first, for people
     * @param probability against the other choices, by the ranges alone
     * @param rms of the ranges that came straight, m
     * @param noiseFactor spread of the straight ranges over what their sigmas promised; covariances are grown by its square
     *     when it is plainly above 1
     * @param anchors in the order given
     * @param suspicious ranges that do not fit, the least probable first
     * @param suspiciousTagRanges how many ranges to tags do not fit; only the least probable are listed
     */
    public record Choice(
            String label,
            double probability,
            double rms,
            double noiseFactor,
            List<SurveyedAnchor> anchors,
            List<SuspiciousRange> suspicious,
            int suspiciousTagRanges) {

        /** Copies the lists. */
        public Choice {
            anchors = List.copyOf(anchors);
            suspicious = List.copyOf(suspicious);
        }
    }
}
