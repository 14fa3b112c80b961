package org.sitedatum.headset.align;

/**
 * Finds a session's yaw from points known in both frames, some of them wrong: consensus of pairs of points (Fischler and
 * Bolles 1981), then a weighted fit (Kabsch 1976, in the plane). Remembers the last {@value #SIZE} points. The choice of
 * pairs is a fixed sequence: the same points give the same answer. Allocates nothing after construction.
 */
final class StartSearch {

    static final int SIZE = 128;
    static final int SITE = 3;
    static final int COVARIANCE = 6;
    private static final int FIELDS = 12;

    private static final int ATTEMPTS = 96;

    /** m: two points closer than this tell no direction, whatever their errors. */
    private static final double SHORTEST_BASE = 0.5;

    /** A tag's position may be an outlier: fewer agreeing points than this prove nothing. A touched point is trusted. */
    private static final int LEAST_AGREEING = 10;

    private static final double LEAST_SHARE = 0.6;

    private final double[] points = new double[SIZE * FIELDS];
    private final long[] times = new long[SIZE];
    private final boolean[] ofTag = new boolean[SIZE];
    private final boolean[] agrees = new boolean[SIZE];
    private final double[] moved = new double[SIZE * FIELDS];
    private final long[] movedTimes = new long[SIZE];
    private final boolean[] movedOfTag = new boolean[SIZE];
    private long count;
    private double yaw;

    void clear() {
        count = 0;
    }

    /** Forgets the points before a time. */
    void forgetBefore(long time) {
        int kept = 0;
        int n = size();
        int first = n;
        for (int i = n - 1; i >= 0 && times[slot(i)] >= time; i--) {
            first = i;
        }
        if (first == 0) {
            return;
        }
        for (int i = first; i < n; i++, kept++) {
            int slot = slot(i);
            System.arraycopy(points, slot * FIELDS, moved, kept * FIELDS, FIELDS);
            movedTimes[kept] = times[slot];
            movedOfTag[kept] = ofTag[slot];
        }
        System.arraycopy(moved, 0, points, 0, kept * FIELDS);
        System.arraycopy(movedTimes, 0, times, 0, kept);
        System.arraycopy(movedOfTag, 0, ofTag, 0, kept);
        count = kept;
    }

    int size() {
        return (int) Math.min(count, SIZE);
    }

    /** Keeps a point; the oldest gives way. */
    void add(
            long time,
            double sx,
            double sy,
            double sz,
            double px,
            double py,
            double pz,
            double[] covariance,
            boolean tag) {
        int slot = (int) (count % SIZE);
        count++;
        times[slot] = time;
        ofTag[slot] = tag;
        int at = slot * FIELDS;
        points[at] = sx;
        points[at + 1] = sy;
        points[at + 2] = sz;
        points[at + 3] = px;
        points[at + 4] = py;
        points[at + 5] = pz;
        System.arraycopy(covariance, 0, points, at + COVARIANCE, 6);
    }

    /** The slot of the i-th oldest point. */
    int slot(int index) {
        return count <= SIZE ? index : (int) ((count + index) % SIZE);
    }

    double number(int slot, int field) {
        return points[slot * FIELDS + field];
    }

    void covarianceInto(int slot, double[] out) {
        System.arraycopy(points, slot * FIELDS + COVARIANCE, out, 0, 6);
    }

    long time(int slot) {
        return times[slot];
    }

    boolean isOfTag(int slot) {
        return ofTag[slot];
    }

    /** True when the last search counted the point among those that agree. */
    boolean isAgreeing(int slot) {
        return agrees[slot];
    }

    /** siteFromSession's yaw found by the last search, rad. */
    double yaw() {
        return yaw;
    }

    /** Searches; true when enough points agree on a yaw that they can tell. */
    boolean search() {
        int n = size();
        if (n < 2) {
            return false;
        }
        int best = 0;
        double bestYaw = 0;
        double bestX = 0;
        double bestY = 0;
        int random = 1;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            random = random * 1664525 + 1013904223;
            int i = (random >>> 8) % n;
            random = random * 1664525 + 1013904223;
            int j = (random >>> 8) % n;
            double sx = number(j, 0) - number(i, 0);
            double sy = number(j, 1) - number(i, 1);
            double px = number(j, SITE) - number(i, SITE);
            double py = number(j, SITE + 1) - number(i, SITE + 1);
            double way = Math.hypot(sx, sy);
            double spread = Math.sqrt(variance(i) + variance(j));
            if (way < SHORTEST_BASE || Math.abs(Math.hypot(px, py) - way) > 3 * spread) {
                continue;
            }
            double turn = Angles.wrap(Math.atan2(py, px) - Math.atan2(sy, sx));
            double cos = Math.cos(turn);
            double sin = Math.sin(turn);
            double tx =
                    number(i, SITE) + 0.5 * px - (cos * (number(i, 0) + 0.5 * sx) - sin * (number(i, 1) + 0.5 * sy));
            double ty = number(i, SITE + 1)
                    + 0.5 * py
                    - (sin * (number(i, 0) + 0.5 * sx) + cos * (number(i, 1) + 0.5 * sy));
            int agreeing = mark(turn, tx, ty);
            if (agreeing > best) {
                best = agreeing;
                bestYaw = turn;
                bestX = tx;
                bestY = ty;
            }
        }
        if (best == 0) {
            return false;
        }
        mark(bestYaw, bestX, bestY);
        fit();
        fit();
        return isEnough();
    }

    private boolean isEnough() {
        int n = size();
        int agreeing = 0;
        int trusted = 0;
        for (int i = 0; i < n; i++) {
            if (agrees[i]) {
                agreeing++;
                trusted += ofTag[i] ? 0 : 1;
            }
        }
        return trusted >= 2 || (agreeing >= LEAST_AGREEING && agreeing >= LEAST_SHARE * n);
    }

    /** Marks the points within 2.5 standard deviations; returns how many. */
    private int mark(double turn, double tx, double ty) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        int agreeing = 0;
        int n = size();
        for (int i = 0; i < n; i++) {
            double ex = cos * number(i, 0) - sin * number(i, 1) + tx - number(i, SITE);
            double ey = sin * number(i, 0) + cos * number(i, 1) + ty - number(i, SITE + 1);
            agrees[i] = ex * ex + ey * ey <= 6.25 * 2 * variance(i);
            agreeing += agrees[i] ? 1 : 0;
        }
        return agreeing;
    }

    /** The weighted best yaw of the agreeing points: {@code atan2(sum w u x v, sum w u . v)}; marks anew. */
    private void fit() {
        int n = size();
        double w = 0;
        double sx = 0;
        double sy = 0;
        double px = 0;
        double py = 0;
        for (int i = 0; i < n; i++) {
            if (agrees[i]) {
                double weight = 1 / variance(i);
                w += weight;
                sx += weight * number(i, 0);
                sy += weight * number(i, 1);
                px += weight * number(i, SITE);
                py += weight * number(i, SITE + 1);
            }
        }
        sx /= w;
        sy /= w;
        px /= w;
        py /= w;
        double cross = 0;
        double dot = 0;
        for (int i = 0; i < n; i++) {
            if (agrees[i]) {
                double weight = 1 / variance(i);
                double ux = number(i, 0) - sx;
                double uy = number(i, 1) - sy;
                double vx = number(i, SITE) - px;
                double vy = number(i, SITE + 1) - py;
                cross += weight * (ux * vy - uy * vx);
                dot += weight * (ux * vx + uy * vy);
            }
        }
        yaw = Math.atan2(cross, dot);
        double cos = Math.cos(yaw);
        double sin = Math.sin(yaw);
        mark(yaw, px - (cos * sx - sin * sy), py - (sin * sx + cos * sy));
    }

    /** Mean horizontal variance of a point and axis, m². */
    private double variance(int slot) {
        return 0.5 * (number(slot, COVARIANCE) + number(slot, COVARIANCE + 3));
    }
}
