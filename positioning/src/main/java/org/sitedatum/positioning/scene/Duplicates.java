package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * Lets an unconfirmed target end in another one when both live on the same detection and move alike: one body had started
 * two targets, which would halve each other's existence for ever.
 */
final class Duplicates {

    /** Squared Mahalanobis distance in position and velocity below which two targets move alike. */
    private static final double ALIKE = 9;

    /** The same for two that are both confirmed, which is not undone. */
    private static final double MUCH_ALIKE = 4;

    /**
     * A target much less sure of its place than another, in variance, has no place of its own: it would take in all that
     * begins within its reach and exist ever more surely without being seen.
     */
    private static final double VAGUE = 9;

    private static final double IN_SIGHT = 0.5;

    private int[] strongest = new int[64];
    /** Confirmed targets that each detection may be of. */
    private int[] claims = new int[64];

    /** Hands the existence of each duplicate to the target it repeats, and leaves it none. */
    void absorb(Targets targets, Scan scan, Association problem) {
        findStrongest(targets, scan, problem);
        for (int t = 0; t < targets.count(); t++) {
            int best = bestPair(problem, t);
            if (targets.get(t).id != 0 || best < 0) {
                continue;
            }
            int j = problem.detection[best];
            Target other = targets.get(strongest[j]);
            int othersBest = bestPair(problem, strongest[j]);
            boolean lives = problem.detection[othersBest] == j || problem.beta[othersBest] < 0.5;
            if (strongest[j] != t
                    && lives
                    && !isVague(other.merged, targets.get(t).merged)
                    && distance(targets.get(t).merged, other.merged, 0) < ALIKE) {
                other.existence = Math.min(1, other.existence + targets.get(t).existence);
                targets.get(t).existence = 0;
            }
        }
    }

    private static boolean isVague(PlanarState other, PlanarState target) {
        return other.largestPositionVariance() > VAGUE * target.largestPositionVariance();
    }

    /**
     * Joins confirmed targets of which each is seen only by sensors that do not see the other: where one body is, two
     * sensors that place it differently had started one target each. The older keeps its identity.
     */
    void join(Targets targets, Scan scan, Association problem) {
        countClaims(targets, problem);
        for (int t = 0; t < targets.count(); t++) {
            int best = targets.get(t).id == 0 ? -1 : bestPair(problem, t);
            if (best >= 0 && problem.beta[best] > 0.5 && claims[problem.detection[best]] > 1) {
                joinOthers(targets, t, problem.detection[best], scan, problem);
            }
        }
    }

    private void countClaims(Targets targets, Association problem) {
        if (claims.length < problem.detections) {
            claims = new int[2 * problem.detections];
        }
        Arrays.fill(claims, 0, problem.detections, 0);
        for (int t = 0; t < targets.count(); t++) {
            if (targets.get(t).id != 0) {
                for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                    claims[problem.detection[k]]++;
                }
            }
        }
    }

    private static void joinOthers(Targets targets, int t, int j, Scan scan, Association problem) {
        for (int s = 0; s < problem.targets; s++) {
            Target other = targets.get(s);
            if (s == t || other.id == 0 || other.presence() < 0.3 || !isPaired(problem, s, j)) {
                continue;
            }
            if (complement(targets.get(t), other)
                    && distance(targets.get(t).merged, other.merged, scan.rxx[j] + scan.ryy[j]) < MUCH_ALIKE) {
                targets.get(t).take(other);
                other.existence = 0;
            }
        }
    }

    /** True when two confirmed targets are at one place and move alike. */
    static boolean isAlike(Target a, Target b) {
        return distance(a.merged, b.merged, 0) < MUCH_ALIKE;
    }

    private static boolean isPaired(Association problem, int t, int j) {
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            if (problem.detection[k] == j) {
                return true;
            }
        }
        return false;
    }

    private static boolean complement(Target a, Target b) {
        for (int s = 0; s < a.inSight.length; s++) {
            if (a.inSight[s] > IN_SIGHT && b.inSight[s] > IN_SIGHT) {
                return false;
            }
        }
        return true;
    }

    /** For each detection the target likeliest to exist of those that could have caused it, the oldest of equals. */
    private void findStrongest(Targets targets, Scan scan, Association problem) {
        if (strongest.length < scan.count) {
            strongest = new int[2 * scan.count];
        }
        Arrays.fill(strongest, 0, scan.count, -1);
        for (int t = 0; t < targets.count(); t++) {
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                int j = problem.detection[k];
                if (strongest[j] < 0 || targets.get(t).existence > targets.get(strongest[j]).existence) {
                    strongest[j] = t;
                }
            }
        }
    }

    private static int bestPair(Association problem, int t) {
        int best = -1;
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            if (best < 0 || problem.beta[k] > problem.beta[best]) {
                best = k;
            }
        }
        return best;
    }

    /** Squared Mahalanobis distance in position and velocity, of axes taken as equal. */
    private static double distance(PlanarState a, PlanarState b, double variance) {
        double dx = a.x - b.x;
        double dy = a.y - b.y;
        double du = a.u - b.u;
        double dv = a.v - b.v;
        double place = (dx * dx + dy * dy) / (0.5 * (a.pxx + a.pyy + b.pxx + b.pyy + variance));
        double motion = (du * du + dv * dv) / (0.5 * (a.puu + a.pvv + b.puu + b.pvv));
        return place + motion;
    }
}
