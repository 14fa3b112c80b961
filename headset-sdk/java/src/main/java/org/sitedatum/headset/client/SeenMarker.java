package org.sitedatum.headset.client;

import org.sitedatum.headset.geometry.Pose;

/** A marker as the head saw it, on its way to the node. */
final class SeenMarker {

    /** Its accuracy is the node's to judge. */
    static final double[] UNSTATED = {};

    /** Where x y z rotX rotY rotZ stand on the diagonal of a covariance told by its upper triangle. */
    private static final int[] PLACE = {0, 6, 11};

    private static final int[] TURN = {15, 18, 20};

    final String marker;
    final Pose headFromMarker;
    final double[] covariance;

    private SeenMarker(String marker, Pose headFromMarker, double[] covariance) {
        this.marker = marker;
        this.headFromMarker = headFromMarker;
        this.covariance = covariance;
    }

    static SeenMarker unstated(String marker, Pose headFromMarker) {
        return new SeenMarker(marker, headFromMarker, UNSTATED);
    }

    /** The same standard deviation, m and rad, along and about every axis: it holds in whatever axes the pose is told. */
    static SeenMarker within(String marker, Pose headFromMarker, double sigma, double yawSigma) {
        double[] covariance = new double[21];
        for (int i = 0; i < 3; i++) {
            covariance[PLACE[i]] = sigma * sigma;
            covariance[TURN[i]] = yawSigma * yawSigma;
        }
        return new SeenMarker(marker, headFromMarker, covariance);
    }
}
