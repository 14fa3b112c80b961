package org.sitedatum.headset.align;

/**
 * How sessions drift and how tag positions err: the constants of the filter, with their physical reasons. Standard
 * deviations; a random walk's unit is per square root of what drives it.
 */
final class DriftModel {

    /** m per root metre walked and axis: inside-out tracking without loop closure drifts 0.5 to 1 % over tens of metres. */
    static final double PLACE_PER_ROOT_METRE = 0.012;

    /** rad per root metre walked: half a degree over 25 m. */
    static final double YAW_PER_ROOT_METRE = Math.toRadians(0.1);

    /** rad per root second: the gyroscope's bias instability while standing, a degree in half an hour. */
    static final double YAW_PER_ROOT_SECOND = Math.toRadians(0.03);

    /** m per root second and axis: the tracker's own jitter while standing. */
    static final double PLACE_PER_ROOT_SECOND = 0.0005;

    /** The session's metre is off by this share: the stereo baseline and the lens calibration of a headset that is worn. */
    static final double SCALE = 0.007;

    /** Share per root metre: scale changes with the depth of what the cameras look at. */
    static final double SCALE_PER_ROOT_METRE = 0.0003;

    /** s: multipath of a walking wearer changes as the path lengths do, within a few metres of way. */
    static final double BIAS_SECONDS = 3.3;

    /** By how much a frame may have turned while its tracker was blind for so long, rad. */
    static double turnOverGap(double seconds) {
        return Math.toRadians(1 + 0.2 * seconds);
    }

    private DriftModel() {}
}
