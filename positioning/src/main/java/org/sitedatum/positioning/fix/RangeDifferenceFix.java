package org.sitedatum.positioning.fix;

/**
 * Time difference of arrival as a length: |tag - anchor| - |tag - reference|.
 *
 * @param header source, times, body
 * @param anchor anchor id
 * @param reference reference anchor id
 * @param difference m
 * @param sigma standard deviation, m; NaN: not stated
 */
public record RangeDifferenceFix(FixHeader header, String anchor, String reference, double difference, double sigma)
        implements Fix {

    @Override
    public String kind() {
        return "rangeDifference";
    }

    @Override
    public RangeDifferenceFix withHeader(FixHeader header) {
        return new RangeDifferenceFix(header, anchor, reference, difference, sigma);
    }
}
