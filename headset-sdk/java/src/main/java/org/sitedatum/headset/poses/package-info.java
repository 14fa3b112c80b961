/**
 * Where others are at the moment of display: robots, people, tools, predicted from what the server told last.
 *
 * <p>Read first: {@link org.sitedatum.headset.poses.RemotePoses}, {@link org.sitedatum.headset.poses.RemotePose}, {@link
 * org.sitedatum.headset.poses.MotionModel}. Site frame, z up, metres, seconds; times are nanoseconds since the Unix epoch on
 * the server's clock. One thread may tell while another asks. Must not depend on transport or messages.
 */
@NullMarked
package org.sitedatum.headset.poses;

import org.jspecify.annotations.NullMarked;
