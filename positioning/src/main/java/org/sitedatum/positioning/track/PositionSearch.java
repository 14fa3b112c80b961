package org.sitedatum.positioning.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sitedatum.frames.geometry.Angles;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;

/**
 * Finds where a body may be from a few ranges and range differences: a {@link RobustDescent} from many starts, each ended
 * where it joins an earlier one. Every distinct minimum about as good as the best is a candidate, so a mirror image stays
 * open until later ranges decide.
 */
final class PositionSearch {

    /**
     * A possible start.
     *
     * @param position of the body origin, m
     * @param yaw rad; 0 when unobservable
     * @param sigma of the horizontal position, m
     * @param cost minus twice the log likelihood
     */
    record Candidate(Vector3 position, double yaw, double sigma, double cost) {}

    private static final int ITERATIONS = 25;
    private static final int DAMPED = 4;
    private static final int DIRECTIONS = 12;
    private static final int TURNS = 8;
    private static final double COST_MARGIN = 9;
    private static final int MAX_CANDIDATES = 6;
    /** Within this of a minimum a descent ends there: the error of one range, m, and rad. */
    private static final double JOINED = 0.15;

    private static final double SAME_YAW = 0.2;

    private final SiteSensors sensors;
    private final BodyProfile profile;
    private final List<Candidate> found = new ArrayList<>();

    PositionSearch(SiteSensors sensors, BodyProfile profile) {
        this.sensors = sensors;
        this.profile = profile;
    }

    /** Candidates by rising cost; empty when the ranges do not fix a position. */
    List<Candidate> solve(List<Fix> fixes) {
        found.clear();
        StartMeasurements data = new StartMeasurements(fixes, sensors, profile);
        RobustDescent descent = new RobustDescent(data, profile.severalTags(), !profile.heightKnown());
        Vector3 centre = data.centre();
        double reach = data.reach(centre);
        int turns = profile.severalTags() ? TURNS : 1;
        for (double z : data.heights()) {
            for (int direction = 0; direction <= DIRECTIONS; direction++) {
                double angle = 0.1 + 2 * Math.PI * direction / DIRECTIONS;
                double radius = direction == 0 ? 0 : reach;
                for (int turn = 0; turn < turns; turn++) {
                    descent.startAt(
                            centre.x() + radius * Math.cos(angle),
                            centre.y() + radius * Math.sin(angle),
                            z,
                            turn * 2 * Math.PI / TURNS);
                    descend(descent);
                }
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::cost));
        double best = found.isEmpty() ? 0 : found.get(0).cost();
        found.removeIf(candidate -> candidate.cost() > best + COST_MARGIN);
        return List.copyOf(found.size() > MAX_CANDIDATES ? found.subList(0, MAX_CANDIDATES) : found);
    }

    private void descend(RobustDescent descent) {
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            RobustDescent.Step step = descent.step(iteration < DAMPED);
            if (step == RobustDescent.Step.SINGULAR || joins(descent)) {
                return;
            }
            if (step == RobustDescent.Step.ARRIVED) {
                break;
            }
        }
        double sigma = descent.sigma();
        double cost = descent.cost();
        if (Double.isFinite(cost) && Double.isFinite(sigma)) {
            keep(new Candidate(descent.position(), descent.yaw(), sigma, cost));
        }
    }

    /** True where an earlier descent has ended. */
    private boolean joins(RobustDescent descent) {
        for (int i = 0; i < found.size(); i++) {
            Vector3 end = found.get(i).position();
            if (Math.abs(end.x() - descent.x()) < JOINED
                    && Math.abs(end.y() - descent.y()) < JOINED
                    && Math.abs(end.z() - descent.z()) < JOINED
                    && turn(found.get(i).yaw(), descent.yaw()) < JOINED) {
                return true;
            }
        }
        return false;
    }

    private void keep(Candidate candidate) {
        for (int i = 0; i < found.size(); i++) {
            Candidate other = found.get(i);
            boolean same =
                    other.position().distanceTo(candidate.position()) < 0.3 + 0.5 * Math.min(candidate.sigma(), 2)
                            && turn(other.yaw(), candidate.yaw()) < SAME_YAW;
            if (same) {
                if (candidate.cost() < other.cost()) {
                    found.set(i, candidate);
                }
                return;
            }
        }
        found.add(candidate);
    }

    /** Angle between two headings, rad. */
    private static double turn(double a, double b) {
        return Math.abs(Angles.wrap(a - b));
    }
}
