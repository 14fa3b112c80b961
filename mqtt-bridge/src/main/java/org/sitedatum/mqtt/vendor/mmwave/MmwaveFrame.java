package org.sitedatum.mqtt.vendor.mmwave;

import java.util.List;
import java.util.OptionalInt;
import org.sitedatum.frames.geometry.Vector3;

/**
 * One frame as the sensor sends it, in its own axes: x right, y forward, z up; m, m/s, m/s^2.
 *
 * @param frameNumber counts frames, u32
 * @param targets tracked bodies (TLV 1010)
 * @param points reflections (TLV 1020)
 * @param targetIndices body of each reflection of the frame before (TLV 1011): {@code tid}, 253 too weak, 254 out of bounds, 255
 *     noise
 * @param heights of bodies (TLV 1012)
 * @param presence 1 when somebody is there (TLV 1021); empty: not told
 */
public record MmwaveFrame(
        long frameNumber,
        List<Target> targets,
        List<Point> points,
        List<Integer> targetIndices,
        List<Height> heights,
        OptionalInt presence) {

    /** Copies the lists. */
    public MmwaveFrame {
        targets = List.copyOf(targets);
        points = List.copyOf(points);
        targetIndices = List.copyOf(targetIndices);
        heights = List.copyOf(heights);
    }

    /**
     * A tracked body.
     *
     * @param tid the tracker's id; used again for others later
     * @param position m
     * @param velocity m/s
     * @param acceleration m/s^2
     * @param errorCovariance 16 numbers as sent; what they stand for differs between demos
     * @param gatingGain as sent
     * @param confidence as sent
     */
    public record Target(
            long tid,
            Vector3 position,
            Vector3 velocity,
            Vector3 acceleration,
            List<Double> errorCovariance,
            double gatingGain,
            double confidence) {

        /** Copies the list. */
        public Target {
            errorCovariance = List.copyOf(errorCovariance);
        }
    }

    /**
     * A reflection.
     *
     * @param range m
     * @param azimuth rad, to the right of forward
     * @param elevation rad
     * @param doppler m/s, positive when moving away
     * @param snr as sent, in units of the demo
     */
    public record Point(double range, double azimuth, double elevation, double doppler, double snr) {

        /** Where it is, m. */
        public Vector3 position() {
            double flat = range * Math.cos(elevation);
            return new Vector3(flat * Math.sin(azimuth), flat * Math.cos(azimuth), range * Math.sin(elevation));
        }
    }

    /**
     * How tall a body seems.
     *
     * @param tid the tracker's id
     * @param top m
     * @param bottom m
     */
    public record Height(long tid, double top, double bottom) {}
}
