/**
 * A simulated building with ground truth, the demo, and small clients that use nothing but the outside contract.
 *
 * <p>Read first: {@link org.sitedatum.samples.building.BuildingSimulation}, {@code demo.DemoCommand},
 * {@code robot.RobotClient}.
 */
@NullMarked
package org.sitedatum.samples;

import org.jspecify.annotations.NullMarked;
