package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.scene.CrowdSimulation;

/**
 * People on a square: alone or two abreast they cross it and are gone, some meet and stand about. Who walks makes way for
 * others. A function of its seed; metres, seconds.
 */
final class PlazaCrowd {

    /** Truth is sampled this often, s. */
    static final double TICK = 0.1;

    private static final double STANDING = 0.25;
    private static final double TWO_ABREAST = 0.3;
    /** People keep this far apart, from middle to middle, m. */
    private static final double ROOM = 0.5;

    private final SplittableRandom random;
    private final double length;
    private final double width;
    private final List<Walker> walkers = new ArrayList<>();
    private int names;

    private final class Walker {
        private final String id = "p" + ++names;
        private final double speed = 1.3 + 0.25 * Dense.normal(random);
        private double x;
        private double y;
        private double u;
        private double v;
        private double toX;
        private double toY;
        private double standing;
        private Optional<Walker> beside = Optional.empty();
    }

    PlazaCrowd(long seed, double length, double width) {
        this.random = new SplittableRandom(seed);
        this.length = length;
        this.width = width;
    }

    /** So many people, for so long. */
    List<TruthSample> walk(int people, double seconds) {
        List<TruthSample> truth = new ArrayList<>();
        while (walkers.size() < people) {
            enter(true);
        }
        for (int k = 0; k < seconds / TICK; k++) {
            walkers.forEach(this::step);
            walkers.removeIf(this::isGone);
            while (walkers.size() < people) {
                enter(false);
            }
            for (Walker one : walkers) {
                long stamp = CrowdSimulation.START + Math.round(k * TICK * 1e9);
                truth.add(new TruthSample(one.id, stamp, new Vector3(one.x, one.y, 0), Optional.empty()));
            }
        }
        return truth;
    }

    private void enter(boolean anywhere) {
        Walker one = new Walker();
        boolean west = random.nextBoolean();
        one.x = anywhere ? length * random.nextDouble() : west ? 0 : length;
        one.y = width * random.nextDouble();
        one.toX = west ? length + 2 : -2;
        one.toY = width * (1.4 * random.nextDouble() - 0.2);
        one.standing = anywhere && random.nextDouble() < STANDING ? 20 + 60 * random.nextDouble() : 0;
        walkers.add(one);
        if (random.nextDouble() < TWO_ABREAST) {
            Walker other = new Walker();
            other.x = one.x;
            other.y = one.y + 0.7;
            other.standing = one.standing;
            other.beside = Optional.of(one);
            walkers.add(other);
        }
    }

    private boolean isGone(Walker one) {
        return one.x < -0.01 || one.x > length + 0.01 || one.y < -0.01 || one.y > width + 0.01;
    }

    private void step(Walker one) {
        double wantU = 0;
        double wantV = 0;
        boolean alone = one.beside.isEmpty() || !walkers.contains(one.beside.get());
        if (one.standing > 0) {
            one.standing -= TICK;
            wantU = 0.15 * Dense.normal(random);
            wantV = 0.15 * Dense.normal(random);
        } else if (alone) {
            double far = Math.hypot(one.toX - one.x, one.toY - one.y);
            wantU = one.speed * (one.toX - one.x) / far;
            wantV = one.speed * (one.toY - one.y) / far;
        } else {
            Walker friend = one.beside.get();
            wantU = friend.u + 1.0 * (friend.x - one.x);
            wantV = friend.v + 1.0 * (friend.y + 0.7 - one.y);
        }
        if (alone && one.beside.isPresent() && one.toX == 0) {
            one.toX = one.u >= 0 ? length + 2 : -2;
            one.toY = one.y;
        }
        for (Walker other : walkers) {
            double dx = one.x - other.x;
            double dy = one.y - other.y;
            double apart = Math.hypot(dx, dy);
            if (other != one && apart < 2.5 * ROOM && apart > 1e-6) {
                double push = 1.5 * Math.exp(-(apart - ROOM) / 0.15);
                wantU += Math.min(2, push) * (dx - 0.5 * dy) / apart;
                wantV += Math.min(2, push) * (dy + 0.5 * dx) / apart;
            }
        }
        double keep = Math.exp(-TICK / 0.5);
        one.u = keep * one.u + (1 - keep) * wantU + 0.05 * Dense.normal(random);
        one.v = keep * one.v + (1 - keep) * wantV + 0.05 * Dense.normal(random);
        one.x += TICK * one.u;
        one.y += TICK * one.v;
    }
}
