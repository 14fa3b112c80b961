package org.sitedatum.samples.headset;

/**
 * What befalls an emulated headset.
 *
 * @param seconds how long it walks
 * @param tagSigma white noise of tag positions per axis, m
 * @param outliers share of tag positions that are off by up to 3 m
 * @param constantBias of tag positions per axis, m: anchors surveyed badly
 * @param slowBias standard deviation per axis of an error that lasts for about 3.3 s, m: multipath
 * @param markers whether markers on the walls are read
 */
public record WalkSettings(
        double seconds, double tagSigma, double outliers, double constantBias, double slowBias, boolean markers) {

    /**
     * Five minutes with a usual tag and markers: 0.15 m, 8 % outliers, 3 cm of slow bias, 1 cm of constant bias per axis, as
     * eight anchors leave that were surveyed to 3 cm each.
     */
    public static final WalkSettings USUAL = new WalkSettings(300, 0.15, 0.08, 0.01, 0.03, true);

    /** The same with 0.1 m of correlated bias. */
    public static final WalkSettings MULTIPATH = new WalkSettings(300, 0.15, 0.08, 0.01, 0.10, true);

    /** The same without markers. */
    public WalkSettings withoutMarkers() {
        return new WalkSettings(seconds, tagSigma, outliers, constantBias, slowBias, false);
    }

    /** The same for another time, s. */
    public WalkSettings lasting(double seconds) {
        return new WalkSettings(seconds, tagSigma, outliers, constantBias, slowBias, markers);
    }
}
