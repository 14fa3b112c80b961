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
 * A headset's session at 30 Hz: 6-DoF poses in a frame that is level, starts at the headset with the heading zero, and
 * drifts: 0.5 degrees a minute in yaw, 0.5 % of the way in scale, a random walk of 1 cm per root metre.
 */
public final class VisualInertialOdometry implements SensorModel {

    static final double YAW_DRIFT = Math.toRadians(0.5) / 60;
    static final double SCALE_ERROR = 0.005;

    private static final long PERIOD_NANOS = 33_333_000L;
    private static final double WALK_PER_ROOT_METRE = 0.01;

    private final String trackable;
    private final String frame;
    private final LongFunction<BodyState> truth;
    private final SourceClock clock;
    private final Noise noise;
    private final Ticks ticks;
    private final double scale;

    private BodyState before;
    private Vector3 place = Vector3.ZERO;
    private double sessionFromSiteYaw;

    /** A session of a headset in the frame {@code <trackable>.session}, source {@code <trackable>.vio}. */
    public VisualInertialOdometry(String trackable, LongFunction<BodyState> truth, long startNanos, Noise noise) {
        this.trackable = trackable;
        this.frame = trackable + ".session";
        this.truth = truth;
        this.clock = new SourceClock(trackable + ".vio", noise);
        this.noise = noise.child("vio").child(trackable);
        this.ticks = new Ticks(startNanos + (long) (this.noise.uniform(0) * PERIOD_NANOS), PERIOD_NANOS);
        this.scale = 1 + (this.noise.uniform(1) < 0.5 ? -SCALE_ERROR : SCALE_ERROR);
        this.before = truth.apply(ticks.nanos());
        this.sessionFromSiteYaw = -before.orientation().yaw();
    }

    @Override
    public long nextNanos() {
        return ticks.nanos();
    }

    @Override
    public List<Delivery> measure() {
        long at = ticks.nanos();
        BodyState now = truth.apply(at);
        Vector3 step = now.position().minus(before.position());
        Quaternion sessionFromSite = heading(sessionFromSiteYaw);
        double walk = WALK_PER_ROOT_METRE * Math.sqrt(step.norm());
        Vector3 wander = new Vector3(draw("x"), draw("y"), draw("z")).times(walk);
        place = place.plus(sessionFromSite.rotate(step).times(scale)).plus(wander);
        before = now;
        long received = clock.receiptOf(at, ticks.index());
        OdometryFix fix = new OdometryFix(
                clock.header(at, received, trackable),
                frame,
                new RigidTransform(sessionFromSite.times(now.orientation()).normalized(), place),
                Optional.of(now.orientation().conjugate().rotate(now.velocity())),
                Optional.empty(),
                Optional.empty(),
                false);
        sessionFromSiteYaw += YAW_DRIFT * ticks.seconds();
        ticks.advance();
        return List.of(new Delivery(clock.source(), received, List.of(fix)));
    }

    private double draw(String axis) {
        return noise.child(axis).gaussian(ticks.index());
    }

    private static Quaternion heading(double yaw) {
        return new Quaternion(0, 0, StrictMath.sin(0.5 * yaw), StrictMath.cos(0.5 * yaw));
    }
}
