package org.sitedatum.headset.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sitedatum.headset.geometry.Vector3;

/**
 * One thing, seen again and again: where it is. A look from nearby, by somebody who knows its heading, counts for more than
 * one from across the hall; a bad look is outvoted (Student's t, Lange, Little and Taylor 1989, by reweighted least squares).
 * Looks within {@value #LOOK_SECONDS} s share what the looker's alignment is wrong by and count as one. When the thing was
 * moved, three looks in a row that agree on another place overrule all before them.
 *
 * <p>Use it to place a content anchor, and to tell others where a thing is. Not thread-safe.
 */
public final class SightedPlace {

    /** s: the slow part of an alignment's error (multipath of the tag) lasts for 3.3 s. */
    static final double LOOK_SECONDS = 3.0;

    private static final int MOST_LOOKS = 32;

    /** Degrees of freedom of Student's t: 4 leaves good looks nearly as they are and a look ten sigma off a tenth of its weight. */
    private static final double TAIL = 4;

    private static final int ROUNDS = 12;

    /** Squared Mahalanobis distance of three numbers that one look in a thousand exceeds. */
    private static final double GATE = 16.27;

    private static final int LOOKS_TO_MOVE = 3;

    /** m per axis: how far the site's own markers and anchors are from where its document says; no look can tell. */
    private static final double SURVEY = 0.015;

    private final List<Sighting> looks = new ArrayList<>();
    private Normal3 open = new Normal3();
    private long openedAt;

    private Optional<Vector3> position = Optional.empty();
    private final double[] covariance = new double[6];

    /** Takes a look at the thing; in order of time. */
    public void seen(Sighting sighting) {
        boolean isSameLook = !looks.isEmpty() && (sighting.timeNanos() - openedAt) * 1e-9 < LOOK_SECONDS;
        if (isSameLook) {
            Sighting before = looks.remove(looks.size() - 1);
            open.add(sighting.place(), sighting.information(), 1);
            Sighting better = sighting.trace() < before.trace() ? sighting : before;
            looks.add(better.at(open.solution()));
        } else {
            forgetOne();
            openedAt = sighting.timeNanos();
            open = new Normal3();
            open.add(sighting.place(), sighting.information(), 1);
            looks.add(sighting);
        }
        solve(looks);
        if (wasMoved()) {
            looks.subList(0, looks.size() - LOOKS_TO_MOVE).clear();
            solve(looks);
        }
    }

    /** Where it is in the site, m; empty before the first look. */
    public Optional<Vector3> position() {
        return position;
    }

    /** Covariance of the position, upper triangle xx xy xz yy yz zz, m²; zero before the first look. */
    public double[] covariance() {
        return covariance.clone();
    }

    /** Standard deviation per axis, m; infinite before the first look. */
    public double sigma() {
        return position.isPresent()
                ? Math.sqrt((covariance[0] + covariance[3] + covariance[5]) / 3)
                : Double.POSITIVE_INFINITY;
    }

    /** How many looks apart from each other it rests on. */
    public int looks() {
        return looks.size();
    }

    /** Gives up the look that says least, to make room. */
    private void forgetOne() {
        if (looks.size() >= MOST_LOOKS) {
            looks.stream().max(Comparator.comparingDouble(Sighting::trace)).ifPresent(looks::remove);
        }
    }

    private void solve(List<Sighting> of) {
        Vector3 at = middle(of);
        Normal3 sum = new Normal3();
        double misfit = 0;
        for (int round = 0; round < ROUNDS; round++) {
            sum = new Normal3();
            misfit = 0;
            for (Sighting look : of) {
                double[] information = look.information();
                double squared = Normal3.squaredDistance(information, look.place(), at);
                double weight = (TAIL + 3) / (TAIL + squared);
                sum.add(look.place(), information, Math.min(1, weight));
                misfit += Math.min(GATE, squared);
            }
            at = sum.solution();
        }
        position = Optional.of(at);
        sum.covarianceInto(covariance);
        // looks that scatter by more than they say are worth less (Birge 1932)
        double birge = of.size() > 1 ? Math.max(1, misfit / (3 * (of.size() - 1))) : 1;
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] *= birge;
        }
        for (int i : new int[] {0, 3, 5}) {
            covariance[i] += SURVEY * SURVEY;
        }
    }

    /** True when the last looks agree with each other and not with what all looks before them say. */
    private boolean wasMoved() {
        int before = looks.size() - LOOKS_TO_MOVE;
        if (before < 1) {
            return false;
        }
        List<Sighting> last = looks.subList(before, looks.size());
        Vector3 there = middle(last);
        Vector3 here = middle(looks.subList(0, before));
        return last.stream().allMatch(look -> {
            double[] information = look.information();
            return Normal3.squaredDistance(information, look.place(), here) > GATE
                    && Normal3.squaredDistance(information, look.place(), there) < GATE;
        });
    }

    /** Of each coordinate the value in the middle when looks weigh by what they say: where to begin. */
    private static Vector3 middle(List<Sighting> of) {
        return new Vector3(middle(of, 0), middle(of, 1), middle(of, 2));
    }

    private static double middle(List<Sighting> of, int axis) {
        List<Sighting> sorted = new ArrayList<>(of);
        sorted.sort(Comparator.comparingDouble(look -> coordinate(look.place(), axis)));
        double whole = 0;
        for (Sighting look : sorted) {
            whole += 1 / look.trace();
        }
        double sum = 0;
        for (Sighting look : sorted) {
            sum += 1 / look.trace();
            if (sum >= 0.5 * whole) {
                return coordinate(look.place(), axis);
            }
        }
        throw new IllegalStateException("no look to begin with");
    }

    private static double coordinate(Vector3 v, int axis) {
        return axis == 0 ? v.x() : axis == 1 ? v.y() : v.z();
    }
}
