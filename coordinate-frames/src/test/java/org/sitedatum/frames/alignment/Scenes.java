package org.sitedatum.frames.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** Seeded maps of each model and matches that obey them. */
final class Scenes {

    private final Random random;

    Scenes(long seed) {
        random = new Random(seed);
    }

    /** A map the model can represent exactly, translated by up to 100 m. */
    AlignmentMap map(AlignmentModel model) {
        double scale = model.hasScale() ? Math.exp(random.nextDouble() * 6 - 3) : 1;
        Matrix3 turned = Matrix3.ofRotation(rotation(model)).times(scale);
        if (model.isAffine()) {
            turned = turned.times(new Matrix3(1.2, 0.1, 0, 0, 0.8, 0, 0, 0.05, 1.1));
        }
        Vector3 t = vector(100);
        boolean plan = model.dimensions() == 2;
        return plan
                ? new AlignmentMap(
                        new Matrix3(turned.xx(), turned.xy(), 0, turned.yx(), turned.yy(), 0, 0, 0, 1),
                        new Vector3(t.x(), t.y(), 0),
                        2)
                : new AlignmentMap(turned, t, 3);
    }

    private Quaternion rotation(AlignmentModel model) {
        boolean level = model == AlignmentModel.YAW_TRANSLATION || model.dimensions() == 2;
        return level ? Quaternion.ofYaw(random.nextDouble() * 2 * Math.PI - Math.PI) : rotation();
    }

    Quaternion rotation() {
        return new Quaternion(
                        random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
                .normalized();
    }

    Vector3 vector(double range) {
        return new Vector3(uniform(range), uniform(range), uniform(range));
    }

    Vector3 gaussian(double sigma) {
        return new Vector3(sigma * random.nextGaussian(), sigma * random.nextGaussian(), sigma * random.nextGaussian());
    }

    double uniform(double range) {
        return (2 * random.nextDouble() - 1) * range;
    }

    List<Vector3> points(int count, double range) {
        List<Vector3> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(vector(range));
        }
        return points;
    }

    /** What a sensor with this noise would report of the points. */
    List<MatchedPoint> matches(AlignmentMap map, List<Vector3> points, double sigma) {
        List<MatchedPoint> matches = new ArrayList<>();
        for (Vector3 p : points) {
            double variance = sigma > 0 ? sigma * sigma : 1;
            matches.add(new MatchedPoint(p, map.apply(p).plus(gaussian(sigma)), variance));
        }
        return matches;
    }

    /** The same with every {@code share}-th target moved metres away. */
    List<MatchedPoint> spoiled(List<MatchedPoint> matches, double share) {
        List<MatchedPoint> spoiled = new ArrayList<>(matches);
        int bad = (int) Math.floor(share * matches.size());
        for (int i = 0; i < bad; i++) {
            int k = i * matches.size() / bad;
            MatchedPoint good = matches.get(k);
            Vector3 far = good.target().plus(vector(20)).plus(new Vector3(3, -3, 3));
            spoiled.set(k, new MatchedPoint(good.source(), far, good.positionVariance()));
        }
        return spoiled;
    }
}
