package org.sitedatum.positioning.replay;

import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Where a body really was, in the site frame.
 *
 * @param trackable a trackable of the site, or any other id for a body that the sensors cannot name
 * @param stampNanos ns since the Unix epoch
 * @param position m
 * @param orientation siteFromBody, when it is known
 */
public record TruthSample(String trackable, long stampNanos, Vector3 position, Optional<Quaternion> orientation) {}
