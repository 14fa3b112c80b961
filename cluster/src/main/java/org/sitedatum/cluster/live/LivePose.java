package org.sitedatum.cluster.live;

import java.util.Optional;

/**
 * A published pose, written once for everyone it goes to.
 *
 * @param sector whose engine said it
 * @param epoch of the ownership it was published under
 * @param trackable the body
 * @param stampNanos the instant it holds for, ns since the Unix epoch
 * @param floor the body's floor, when the site has floors
 * @param x m, site frame
 * @param y m, site frame
 * @param z m, site frame
 * @param json the pose object of the contract in UTF-8, not to be modified
 */
public record LivePose(
        String sector,
        long epoch,
        String trackable,
        long stampNanos,
        Optional<String> floor,
        double x,
        double y,
        double z,
        byte[] json) {}
