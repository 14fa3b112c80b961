package org.sitedatum.positioning.vision;

import org.sitedatum.frames.geometry.UncertainTransform;

/**
 * One explanation of a marker's image.
 *
 * @param opticalFromMarker pose of the marker and its covariance in optical axes
 * @param misfit sum of the squared residuals of its corners over their variance
 */
public record MarkerPose(UncertainTransform opticalFromMarker, double misfit) {}
