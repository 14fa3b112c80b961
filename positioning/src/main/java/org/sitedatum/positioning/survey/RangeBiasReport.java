package org.sitedatum.positioning.survey;

import java.util.List;

/**
 * By how much ranges are long, told apart into what the anchor and what the tag adds.
 *
 * @param anchors as the site document takes them
 * @param tags what each tag adds beyond the mean tag; one tag alone adds nothing
 * @param pairs residuals of each anchor and tag
 * @param suspicious ranges that do not fit, the least probable first, at most 20
 * @param suspiciousCount how many do not fit
 */
public record RangeBiasReport(
        List<AnchorBias> anchors,
        List<TagBias> tags,
        List<PairBias> pairs,
        List<SuspiciousRange> suspicious,
        int suspiciousCount) {

    /** Copies the lists. */
    public RangeBiasReport {
        anchors = List.copyOf(anchors);
        tags = List.copyOf(tags);
        pairs = List.copyOf(pairs);
        suspicious = List.copyOf(suspicious);
    }

    /**
     * What an anchor adds.
     *
     * @param anchor anchor id
     * @param rangeBias m that ranges to it are long, with the mean tag
     * @param biasSigma standard deviation of that estimate, m
     * @param rangeSigma standard deviation of its direct ranges, m
     * @param ranges how many
     */
    public record AnchorBias(String anchor, double rangeBias, double biasSigma, double rangeSigma, int ranges) {}

    /**
     * What a tag adds.
     *
     * @param tag tag id
     * @param bias m beyond the mean tag
     * @param biasSigma standard deviation of that estimate, m
     */
    public record TagBias(String tag, double bias, double biasSigma) {}

    /**
     * How one anchor and tag fit.
     *
     * @param anchor anchor id
     * @param tag tag id
     * @param ranges how many
     * @param medianError median of range minus distance, m
     * @param residual of that median when both biases are taken off, m
     */
    public record PairBias(String anchor, String tag, int ranges, double medianError, double residual) {}
}
