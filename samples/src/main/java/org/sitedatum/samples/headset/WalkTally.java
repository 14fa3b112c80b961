package org.sitedatum.samples.headset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.sitedatum.headset.align.AlignmentQuality;
import org.sitedatum.headset.align.SessionAlignment;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.samples.building.motion.BodyState;

/** Compares what an emulated headset shows with the truth, frame by frame. */
final class WalkTally {

    private static final double AHEAD = 2;
    private static final double WALKING = 0.2;
    private static final double GOOD = 0.10;
    private static final double SLACK = 0.02;
    private static final int EVERY = 7;

    private final DoubleStream.Builder wearer = DoubleStream.builder();
    private final DoubleStream.Builder content = DoubleStream.builder();
    private final DoubleStream.Builder yaws = DoubleStream.builder();
    private final DoubleStream.Builder normalized = DoubleStream.builder();
    private final List<Double> recentres = new ArrayList<>();
    private final List<Double> moves = new ArrayList<>();
    private final PoseBuffer siteFromSession = new PoseBuffer();
    private final PoseBuffer before = new PoseBuffer();
    private final PoseBuffer point = new PoseBuffer();
    private final PoseBuffer pointBefore = new PoseBuffer();

    private double walked;
    private double start = Double.NaN;
    private boolean hasBefore;
    private double largestStep;
    private double largestContentStep;
    private double recentredAt = Double.NaN;
    private double movedAt = Double.NaN;
    private double lastError;
    private double recovered;
    private long frames;
    private long shown;
    private long sinceStart;
    private long markers;

    void markerSeen() {
        markers++;
    }

    /** The shown alignment jumps or its frame does: no step to measure. */
    void breakSteps() {
        hasBefore = false;
    }

    /** The wearer recentres: recovered when the error is what it was, or good. */
    void recentred(double t) {
        recentredAt = t;
        recovered = Math.max(GOOD, lastError + SLACK);
    }

    /** Tracking comes back in another frame at {@code t}. */
    void moved(double t) {
        movedAt = t;
    }

    void frame(
            double t,
            double seconds,
            BodyState truth,
            double sessionYaw,
            PoseBuffer head,
            boolean isBlind,
            SessionAlignment alignment) {
        boolean isAligned =
                alignment.quality() != AlignmentQuality.UNKNOWN && alignment.quality() != AlignmentQuality.LOST;
        if (Double.isNaN(start)) {
            walked += Math.hypot(truth.velocity().x(), truth.velocity().y()) > WALKING ? seconds : 0;
            start = isAligned ? walked : Double.NaN;
        }
        if (Double.isNaN(start) || isBlind) {
            hasBefore = false;
            return;
        }
        sinceStart++;
        if (!isAligned) {
            hasBefore = false;
            return;
        }
        shown++;
        alignment.siteFromSessionInto(siteFromSession);
        siteFromSession.applyInto(head.x(), head.y(), head.z(), point);
        double error = distance(
                point,
                truth.position().x(),
                truth.position().y(),
                truth.position().z());
        steps(head, sessionYaw, truth);
        recoveries(t, error);
        if (frames++ % EVERY == 0) {
            tell(truth, sessionYaw, head, error, alignment);
        }
    }

    private void tell(BodyState truth, double sessionYaw, PoseBuffer head, double error, SessionAlignment alignment) {
        wearer.add(error);
        double yawError = Math.IEEEremainder(siteFromSession.yaw() + sessionYaw, 2 * Math.PI);
        yaws.add(Math.abs(yawError));
        double heading = truth.orientation().yaw();
        double ahead = heading + sessionYaw;
        siteFromSession.applyInto(
                head.x() + AHEAD * Math.cos(ahead), head.y() + AHEAD * Math.sin(ahead), head.z(), pointBefore);
        content.add(distance(
                pointBefore,
                truth.position().x() + AHEAD * Math.cos(heading),
                truth.position().y() + AHEAD * Math.sin(heading),
                truth.position().z()));
        double variance = alignment.horizontalSigma() * alignment.horizontalSigma();
        double ex = point.x() - truth.position().x();
        double ey = point.y() - truth.position().y();
        double turn = yawError / alignment.yawSigma();
        normalized.add((ex * ex + ey * ey) / variance + turn * turn);
    }

    private void steps(PoseBuffer head, double sessionYaw, BodyState truth) {
        if (hasBefore) {
            double ahead = truth.orientation().yaw() + sessionYaw;
            largestStep = Math.max(largestStep, step(head.x(), head.y(), head.z()));
            largestContentStep = Math.max(
                    largestContentStep,
                    step(head.x() + AHEAD * Math.cos(ahead), head.y() + AHEAD * Math.sin(ahead), head.z()));
        }
        before.set(siteFromSession);
        hasBefore = true;
        siteFromSession.applyInto(head.x(), head.y(), head.z(), point);
    }

    private double step(double x, double y, double z) {
        siteFromSession.applyInto(x, y, z, point);
        before.applyInto(x, y, z, pointBefore);
        return distance(point, pointBefore.x(), pointBefore.y(), pointBefore.z());
    }

    private void recoveries(double t, double error) {
        lastError = error;
        if (t >= recentredAt && error < recovered) {
            recentres.add(t - recentredAt);
            recentredAt = Double.NaN;
        }
        if (t >= movedAt && error < GOOD + SLACK) {
            moves.add(t - movedAt);
            movedAt = Double.NaN;
        }
    }

    WalkFigures figures() {
        return new WalkFigures(
                wearer.build().toArray(),
                content.build().toArray(),
                yaws.build().toArray(),
                normalized.build().toArray(),
                new double[] {start},
                largestStep,
                largestContentStep,
                recentres.stream().mapToDouble(Double::doubleValue).toArray(),
                moves.stream().mapToDouble(Double::doubleValue).toArray(),
                shown / (double) Math.max(1, sinceStart),
                markers);
    }

    private static double distance(PoseBuffer a, double x, double y, double z) {
        double dx = a.x() - x;
        double dy = a.y() - y;
        double dz = a.z() - z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
