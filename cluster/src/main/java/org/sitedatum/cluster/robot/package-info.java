/**
 * What a node tells robots: their poses through rosbridge servers, and, over VDA 5050, where they are when they have lost
 * themselves. Read {@link org.sitedatum.cluster.robot.RobotLinks} first.
 *
 * <p>Of several nodes the one that speaks for the sector a pose came from tells it, so that nothing is said twice. Everything is
 * off unless the configuration names it.
 */
@NullMarked
package org.sitedatum.cluster.robot;

import org.jspecify.annotations.NullMarked;
