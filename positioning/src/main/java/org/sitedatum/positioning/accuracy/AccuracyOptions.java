package org.sitedatum.positioning.accuracy;

/**
 * For what body, and with which sensors, accuracy is predicted.
 *
 * @param height of the tag, or what cameras look at, above the floor, m
 * @param heightSigma how well that is known, standard deviation, m; infinite: not at all
 * @param rangeSigma white noise of ranges to anchors that state none, m
 * @param pixelSigma of a body's foot in an image, px: detectors put boxes some per cent of their height wrong
 * @param anchors count anchors
 * @param cameras count fixed cameras
 * @param detectors count fixed radars, lidars and detecting cameras
 */
public record AccuracyOptions(
        double height,
        double heightSigma,
        double rangeSigma,
        double pixelSigma,
        boolean anchors,
        boolean cameras,
        boolean detectors) {

    /** Checks the numbers. */
    public AccuracyOptions {
        if (!(heightSigma > 0 && rangeSigma > 0 && pixelSigma > 0 && Double.isFinite(height))) {
            throw new IllegalArgumentException("height must be finite and sigmas positive: " + height + ", "
                    + heightSigma + ", " + rangeSigma + ", " + pixelSigma);
        }
    }

    /** A badge 1.2 m above the floor, seen by all sensors. */
    public static AccuracyOptions defaults() {
        return new AccuracyOptions(1.2, 0.1, 0.07, 5, true, true, true);
    }

    /** The same with only some kinds of sensors. */
    public AccuracyOptions withSensors(boolean useAnchors, boolean useCameras, boolean useDetectors) {
        return new AccuracyOptions(height, heightSigma, rangeSigma, pixelSigma, useAnchors, useCameras, useDetectors);
    }
}
