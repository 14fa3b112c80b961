package org.sitedatum.positioning.scene;

import java.util.Arrays;
import org.sitedatum.positioning.snapshot.Listing;
import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;

/**
 * One body without an identity: its motion under two models, how surely it exists, which sensors have it in sight.
 *
 * <p>Mutable, reused; not thread-safe.
 */
final class Target implements Restorable {

    static final int MODES = 2;
    /** Label of a body nobody has named. */
    static final int NO_LABEL = -1;

    /** 0 until confirmed. */
    long id;

    long bornNanos;
    /** The sensor that saw it first. */
    int bornOf;

    /** Stamp of the last detection that was probably its own. */
    long seenNanos;
    /** Probability that it exists, 0..1. */
    double existence;
    /** Height, m; NaN until measured. */
    double z;

    double zVariance;
    /** Index of the label with the most evidence, or {@link #NO_LABEL}. */
    int label;

    double labelWeight;

    /** What it is published as, and the number that this is the name of; made when asked for first. */
    private String name = "";

    private long named;

    final PlanarState[] modes = {new PlanarState(), new PlanarState()};
    final double[] modeWeight = new double[MODES];
    /** The modes merged. */
    final PlanarState merged = new PlanarState();
    /** Probability that each sensor could see it. */
    final double[] inSight;
    /** How much of the present position came from each sensor; sums to 1. */
    final double[] share;
    /** How far from its middle each sensor places it. */
    final SideOffsets offsets;

    Target(int sensors) {
        inSight = new double[sensors];
        share = new double[sensors];
        offsets = new SideOffsets(sensors);
    }

    @Override
    public void save(Snapshot out) {
        out.putLong(id);
        out.putLong(bornNanos);
        out.put(bornOf);
        out.putLong(seenNanos);
        out.put(existence);
        out.put(z);
        out.put(zVariance);
        out.put(label);
        out.put(labelWeight);
        for (PlanarState mode : modes) {
            mode.save(out);
        }
        out.put(modeWeight, MODES);
        merged.save(out);
        out.put(inSight, inSight.length);
        out.put(share, share.length);
        offsets.save(out);
    }

    @Override
    public void restore(Snapshot in) {
        id = in.nextLong();
        bornNanos = in.nextLong();
        bornOf = Math.max(0, in.nextPlace(Listing.SENSORS));
        seenNanos = in.nextLong();
        existence = in.next();
        z = in.next();
        zVariance = in.next();
        label = in.nextInt();
        labelWeight = in.next();
        for (PlanarState mode : modes) {
            mode.restore(in);
        }
        in.nextInto(modeWeight, MODES);
        merged.restore(in);
        in.nextInto(inSight, Listing.SENSORS);
        in.nextInto(share, Listing.SENSORS);
        offsets.restore(in);
    }

    /** Goes back by {@code dt} s, not positive, straight on. */
    void goBack(double dt) {
        for (PlanarState mode : modes) {
            mode.predict(dt, 0);
        }
        merged.predict(dt, 0);
    }

    /** True when it is a finite Gaussian that exists with a probability. */
    boolean isConsistent() {
        boolean fits = existence >= 0 && existence <= 1 && merged.isFinite();
        for (PlanarState mode : modes) {
            fits &= mode.isFinite();
        }
        return fits;
    }

    /** Starts a body at detection {@code j}. */
    void start(Scan scan, int j, double initialExistence, double velocityVariance, SensorHabits[] habits) {
        id = 0;
        bornNanos = scan.stampNanos;
        bornOf = scan.sensor;
        seenNanos = scan.stampNanos;
        existence = initialExistence;
        z = scan.z[j];
        zVariance = scan.zVariance[j];
        label = scan.label[j];
        labelWeight = label == NO_LABEL ? 0 : scan.labelWeight[j];
        merged.start(scan.x[j], scan.y[j], scan.rxx[j], scan.rxy[j], scan.ryy[j], velocityVariance);
        if (scan.lag[j] > 0) {
            merged.predict(scan.lag[j], 0);
        }
        for (PlanarState mode : modes) {
            mode.copyFrom(merged);
        }
        Arrays.fill(modeWeight, 1.0 / MODES);
        for (int s = 0; s < inSight.length; s++) {
            inSight[s] = habits[s].coverage();
        }
        inSight[scan.sensor] = 1;
        Arrays.fill(share, 0);
        share[scan.sensor] = 1;
        offsets.clear();
    }

    /** What it is published as. */
    String name(AnonymousIds ids) {
        if (named != id) {
            name = ids.id(id);
            named = id;
        }
        return name;
    }

    /** Takes the identity of another target that proved to be this body, and what is known of who sees it. */
    void take(Target other) {
        id = isNamedAfter(other) ? other.id : id;
        bornNanos = Math.min(bornNanos, other.bornNanos);
        existence = Math.max(existence, other.existence);
        for (int s = 0; s < inSight.length; s++) {
            inSight[s] = Math.max(inSight[s], other.inSight[s]);
        }
        if (label == NO_LABEL) {
            label = other.label;
            labelWeight = other.labelWeight;
        }
    }

    /** The older keeps its name; of one scene that is the one that was named first. */
    private boolean isNamedAfter(Target other) {
        return AnonymousIds.isOfOneScene(id, other.id) ? other.id < id : other.bornNanos < bornNanos;
    }

    /** Probability that it exists where some sensor can see it. */
    double presence() {
        double best = 0;
        for (double p : inSight) {
            best = Math.max(best, p);
        }
        return existence * best;
    }
}
