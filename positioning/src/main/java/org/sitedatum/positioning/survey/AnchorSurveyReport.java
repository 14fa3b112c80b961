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
     * @param biases by how much all ranges are long or short together
     * @param openHeights anchors whose height the ranges tell hardly better than what was known before, by id: their z is the
     *     middle of what it may be
     */
    public record Choice(
            String label,
            double probability,
            double rms,
            double noiseFactor,
            List<SurveyedAnchor> anchors,
            List<SuspiciousRange> suspicious,
            int suspiciousTagRanges,
            List<CommonBias> biases,
            List<String> openHeights) {

        /** Copies the lists. */
        public Choice {
            anchors = List.copyOf(anchors);
            suspicious = List.copyOf(suspicious);
            biases = List.copyOf(biases);
            openHeights = List.copyOf(openHeights);
        }
    }

    /**
     * By how much all ranges of a kind are long together.
     *
     * @param of which ranges, for people
     * @param bias m; it is taken off already
     * @param sigma standard deviation of that, m
     * @param observed false: the ranges told little of it, and it is mostly what was supposed
     */
    public record CommonBias(String of, double bias, double sigma, boolean observed) {}
}
