package org.sitedatum.samples.building.sensor;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.random.Noise;

/**
 * Wheel odometry at 20 Hz in its own frame, which starts at the body and drifts: a constant scale error (1 sigma: 1 %), a
 * gyro drift while moving (within 3 degrees a minute), slip in length and heading that grows with the square root of the way.
 */
public final class WheelOdometry implements SensorModel {

    static final double SCALE_SIGMA = 0.01;
    static final double LARGEST_YAW_DRIFT = Math.toRadians(3) / 60;

    private static final long PERIOD_NANOS = 50_000_000L;
    private static final double SLIP_PER_ROOT_METRE = 0.005;
    private static final double YAW_PER_ROOT_METRE = Math.toRadians(0.2);
    private static final double STILL = 1e-9;

    private final String trackable;
    private final String frame;
    private final LongFunction<BodyState> truth;
    private final SourceClock clock;
    private final Noise noise;
    private final double scale;
    private final double yawDrift;
    private final Ticks ticks;

    private BodyState before;
    private double x;
    private double y;
    private double yaw;

    /** Odometry of a body in the frame {@code <trackable>.odom}, source {@code <trackable>.wheels}. */
    public WheelOdometry(String trackable, LongFunction<BodyState> truth, long startNanos, Noise noise) {
        this.trackable = trackable;
        this.frame = trackable + ".odom";
        this.truth = truth;
        this.clock = new SourceClock(trackable + ".wheels", noise);
        this.noise = noise.child("wheels").child(trackable);
        this.scale = 1 + SCALE_SIGMA * this.noise.child("scale").gaussian(0);
        this.yawDrift = LARGEST_YAW_DRIFT * (2 * this.noise.child("drift").uniform(0) - 1);
        this.ticks = new Ticks(startNanos + (long) (this.noise.uniform(0) * PERIOD_NANOS), PERIOD_NANOS);
        this.before = truth.apply(ticks.nanos());
    }

    @Override
    public long nextNanos() {
        return ticks.nanos();
    }

    @Override
    public List<Delivery> measure() {
        long at = ticks.nanos();
        BodyState now = truth.apply(at);
        RigidTransform step = before.siteFromBody().inverse().then(now.siteFromBody());
        double turned = step.rotation().yaw();
        double way = Math.hypot(step.translation().x(), step.translation().y());
        double turnedSeen = turned;
        double ahead = 0;
        if (way > STILL || Math.abs(turned) > STILL) {
            double slip = Math.sqrt(way);
            turnedSeen += yawDrift * ticks.seconds() + slip * YAW_PER_ROOT_METRE * draw("yaw");
            ahead = scale * way + slip * SLIP_PER_ROOT_METRE * draw("slip");
        }
        double middle = yaw + 0.5 * turnedSeen;
        x += ahead * StrictMath.cos(middle);
        y += ahead * StrictMath.sin(middle);
        yaw += turnedSeen;
        before = now;
        long received = clock.receiptOf(at, ticks.index());
        OdometryFix fix = new OdometryFix(
                clock.header(at, received, trackable),
                frame,
                new RigidTransform(heading(yaw), new Vector3(x, y, 0)),
                Optional.of(new Vector3(ahead / ticks.seconds(), 0, 0)),
                Optional.of(new Vector3(0, 0, turnedSeen / ticks.seconds())),
                Optional.empty(),
                false);
        ticks.advance();
        return List.of(new Delivery(clock.source(), received, List.of(fix)));
    }

    private double draw(String what) {
        return noise.child(what).gaussian(ticks.index());
    }

    private static Quaternion heading(double yaw) {
        return new Quaternion(0, 0, StrictMath.sin(0.5 * yaw), StrictMath.cos(0.5 * yaw));
    }
}
