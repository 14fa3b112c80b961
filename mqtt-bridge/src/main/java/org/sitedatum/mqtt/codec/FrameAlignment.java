package org.sitedatum.mqtt.codec;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A moving alignment as announced: {@code siteFromOdom} or {@code siteFromSession}.
 *
 * @param frame the frame that moves in the site
 * @param stampNanos when it holds, ns since the Unix epoch
 * @param siteFromFrame maps coordinates of that frame to the site
 * @param covariance of it, order x y z rotX rotY rotZ, m and rad
 * @param revision counts the announcements of this frame
 */
public record FrameAlignment(
        String frame, long stampNanos, RigidTransform siteFromFrame, Covariance6 covariance, long revision) {}
