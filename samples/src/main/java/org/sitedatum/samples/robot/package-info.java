/**
 * A robot's side of the contract: its own pose, composed on board from its odometry and the alignment the node publishes.
 * Read first: {@link org.sitedatum.samples.robot.OwnPose}, {@link org.sitedatum.samples.robot.RobotClient}.
 */
@NullMarked
package org.sitedatum.samples.robot;

import org.jspecify.annotations.NullMarked;
