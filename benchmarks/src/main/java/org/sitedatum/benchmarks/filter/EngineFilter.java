package org.sitedatum.benchmarks.filter;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.RobustUpdate;
import org.sitedatum.positioning.model.MotionMode;
import org.sitedatum.positioning.model.MotionModel;
import org.sitedatum.positioning.model.MotionStep;
import org.sitedatum.positioning.model.PositionModel;

/** The engine's own kernel with its gate and its heavy-tailed weights; the work space is shared, as in the engine. */
final class EngineFilter implements BodyFilter {

    /** Work space of all bodies of one thread. */
    static final class Room {
        private final MotionStep step = new MotionStep();
        private final PositionModel model = new PositionModel();
        private final Linearization linearization = new Linearization();
        private final RobustUpdate update = new RobustUpdate();
    }

    private static final double GATE = 36;
    private static final double KNEE = 3;
    private static final MotionMode MODE =
            new MotionMode(DENSITY, 1, 1, 1, DENSITY, Double.POSITIVE_INFINITY, 1, 1, Double.POSITIVE_INFINITY, 1);
    private static final Covariance3 NOISE = Covariance3.isotropic(SIGMA * SIGMA);

    private final Room room;
    private final double gate;
    private final double knee;
    private final Gaussian gaussian = new Gaussian(false);

    EngineFilter(Room room) {
        this(room, GATE, KNEE);
    }

    private EngineFilter(Room room, double gate, double knee) {
        this.room = room;
        this.gate = gate;
        this.knee = knee;
        for (int i = 0; i < gaussian.size(); i++) {
            gaussian.inflate(i, START_SIGMA * START_SIGMA);
        }
    }

    /** One that takes everything at its face value, as the others do. */
    static EngineFilter trusting(Room room) {
        return new EngineFilter(room, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Override
    public void step(double x, double y, double z) {
        room.step.set(DT, MODE);
        MotionModel.predict(gaussian, room.step);
        room.linearization.clear();
        room.model.linearize(gaussian, Vector3.ZERO, new Vector3(x, y, z), NOISE, 1, -1, room.linearization);
        room.update.apply(gaussian, room.linearization, gate, knee, knee);
    }

    @Override
    public double position(int axis) {
        return gaussian.mean()[axis];
    }
}
