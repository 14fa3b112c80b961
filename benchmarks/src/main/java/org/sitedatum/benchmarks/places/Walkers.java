package org.sitedatum.benchmarks.places;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/** Bodies that walk circles of 5 to 15 m at 1.5 m/s, one after the other, at 10 Hz each. */
final class Walkers {

    private static final int TABLE = 4096;
    private static final double STRIDE = 0.15;
    private static final long PERIOD_NANOS = 100_000_000L;
    private static final long START_NANOS = 1_767_225_600_000_000_000L;
    private static final Covariance6 COVARIANCE = Covariance6.isotropic(0.1, 0);
    private static final List<String> SOURCES = List.of("uwb");

    private final int bodies;
    private final double[] cosine = new double[TABLE];
    private final double[] centreX;
    private final double[] centreY;
    private final double[] radius;
    private final double[] turn;
    private final double[] phase;
    private final String[] ids;
    private int body = -1;
    private long epoch;
    private double x;
    private double y;

    /** So many bodies on a square site of a side, m. */
    Walkers(int bodies, double side) {
        this.bodies = bodies;
        for (int i = 0; i < TABLE; i++) {
            cosine[i] = Math.cos(2 * Math.PI * i / TABLE);
        }
        centreX = new double[bodies];
        centreY = new double[bodies];
        radius = new double[bodies];
        turn = new double[bodies];
        phase = new double[bodies];
        ids = new String[bodies];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < bodies; i++) {
            centreX[i] = random.nextDouble(side);
            centreY[i] = random.nextDouble(side);
            radius[i] = random.nextDouble(5, 15);
            turn[i] = STRIDE / (2 * Math.PI * radius[i]);
            phase[i] = random.nextDouble();
            ids[i] = "body-" + i;
        }
    }

    /** Goes on to the next body's next place. */
    void step() {
        if (++body == bodies) {
            body = 0;
            epoch++;
        }
        double turns = phase[body] + epoch * turn[body];
        int place = (int) (TABLE * (turns - Math.floor(turns)));
        x = centreX[body] + radius[body] * cosine[place];
        y = centreY[body] + radius[body] * cosine[(place + 3 * TABLE / 4) % TABLE];
    }

    int body() {
        return body;
    }

    int bodies() {
        return bodies;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** The pose of the body that stepped last. */
    PoseEstimate pose() {
        double turns = phase[body] + epoch * turn[body];
        int place = (int) (TABLE * (turns - Math.floor(turns)));
        double speed = STRIDE * 1e9 / PERIOD_NANOS;
        return new PoseEstimate(
                ids[body],
                START_NANOS + epoch * PERIOD_NANOS,
                Optional.of(ZoneField.FLOORS[body % ZoneField.FLOORS.length]),
                new Vector3(x, y, 1),
                Optional.empty(),
                COVARIANCE,
                new Vector3(-speed * cosine[(place + 3 * TABLE / 4) % TABLE], speed * cosine[place], 0),
                Optional.empty(),
                TrackingState.TRACKING,
                0.3,
                SOURCES,
                1,
                Optional.empty(),
                epoch,
                0,
                Double.NaN);
    }
}
