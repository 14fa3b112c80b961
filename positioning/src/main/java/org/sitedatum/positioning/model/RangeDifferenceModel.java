package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/**
 * Compares a measured difference of distances with {@code |t - a| - |t - r|}, tag t, anchor a, reference r (time
 * difference of arrival). Derivative: difference u of the two unit vectors towards the tag, {@code (R l) x u} for the
 * rotation error. Not thread-safe; allocates nothing.
 */
public final class RangeDifferenceModel {

    private final BodyPoint tag = new BodyPoint();

    /** Writes one row; distances in m, variance in m^2. */
    public void linearize(
            Gaussian gaussian,
            Vector3 anchor,
            Vector3 reference,
            Vector3 leverArm,
            double difference,
            double variance,
            Linearization out) {
        tag.at(gaussian, leverArm);
        double toAnchor = distance(anchor);
        double toReference = distance(reference);
        double ux = (tag.x - anchor.x()) / toAnchor - (tag.x - reference.x()) / toReference;
        double uy = (tag.y - anchor.y()) / toAnchor - (tag.y - reference.y()) / toReference;
        double uz = (tag.z - anchor.z()) / toAnchor - (tag.z - reference.z()) / toReference;
        out.row(difference - (toAnchor - toReference), variance);
        out.coefficient(PX, ux);
        out.coefficient(PX + 1, uy);
        out.coefficient(PX + 2, uz);
        if (gaussian.oriented()) {
            out.coefficient(RX, tag.ly * uz - tag.lz * uy);
            out.coefficient(RX + 1, tag.lz * ux - tag.lx * uz);
            out.coefficient(RX + 2, tag.lx * uy - tag.ly * ux);
        }
    }

    private double distance(Vector3 anchor) {
        double dx = tag.x - anchor.x();
        double dy = tag.y - anchor.y();
        double dz = tag.z - anchor.z();
        return Math.max(1e-3, Math.sqrt(dx * dx + dy * dy + dz * dz));
    }
}
