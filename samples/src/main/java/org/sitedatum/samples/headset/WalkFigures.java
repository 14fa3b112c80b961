package org.sitedatum.samples.headset;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How well one or more walks were aligned.
 *
 * @param wearerErrors 3-D error of the shown alignment at the wearer's head, ten a second while content is shown, m
 * @param contentErrors of a point two metres ahead, m
 * @param yawErrors rad
 * @param normalized squared errors (x, y, yaw at the wearer) over their covariance; mean 3 when honest
 * @param startSeconds time walked until the first alignment, s
 * @param largestStep of content at the wearer from frame to frame, m
 * @param largestContentStep of content two metres ahead, m
 * @param recentreSeconds from a recentre until the error is below 0.10 m again, s
 * @param relocalizeSeconds the same from the end of a tracking loss after which the frame is another, s
 * @param shownShare of the time after the start in which content could be shown
 * @param markersSeen sightings of markers
 */
public record WalkFigures(
        double[] wearerErrors,
        double[] contentErrors,
        double[] yawErrors,
        double[] normalized,
        double[] startSeconds,
        double largestStep,
        double largestContentStep,
        double[] recentreSeconds,
        double[] relocalizeSeconds,
        double shownShare,
        long markersSeen) {

    /** chi-square of three numbers: 95 % of honest errors lie within. */
    private static final double ELLIPSE = 7.815;

    /** The share of the errors that lie within the ellipse told for 95 % of them. */
    public double insideShare() {
        return Arrays.stream(normalized).filter(square -> square <= ELLIPSE).count() / (double) normalized.length;
    }

    /** Both together. */
    public WalkFigures plus(WalkFigures other) {
        double weight = wearerErrors.length / (double) (wearerErrors.length + other.wearerErrors.length);
        return new WalkFigures(
                join(wearerErrors, other.wearerErrors),
                join(contentErrors, other.contentErrors),
                join(yawErrors, other.yawErrors),
                join(normalized, other.normalized),
                join(startSeconds, other.startSeconds),
                Math.max(largestStep, other.largestStep),
                Math.max(largestContentStep, other.largestContentStep),
                join(recentreSeconds, other.recentreSeconds),
                join(relocalizeSeconds, other.relocalizeSeconds),
                weight * shownShare + (1 - weight) * other.shownShare,
                markersSeen + other.markersSeen);
    }

    /** The value below which the share {@code q} of the values lies; NaN of none. */
    public static double quantile(double[] values, double q) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }

    private static double[] join(double[] a, double[] b) {
        return Stream.of(a, b).flatMapToDouble(Arrays::stream).toArray();
    }
}
