package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

/** Makes a first alignment, or another one: from remembered points, or from one pose. Allocates nothing after construction. */
final class AlignmentStart {

    private static final double SOFT = 7.81;
    private static final double GATE = 16.27;
    private static final double FIRST_YAW_SIGMA = Math.toRadians(30);

    /** rad: less certain than this, content two metres ahead would be off by a third of a metre. */
    private static final double START_YAW_SIGMA = Math.toRadians(10);

    private final StartSearch search = new StartSearch();
    private final AlignmentBank found = new AlignmentBank();
    private final double[] covariance = new double[6];
    private long pivotTime;

    /** The alignment found last. */
    AlignmentBank found() {
        return found;
    }

    /** When its pivot holds. */
    long pivotTime() {
        return pivotTime;
    }

    /** How many points are remembered. */
    int size() {
        return search.size();
    }

    void clear() {
        search.clear();
    }

    void forgetBefore(long time) {
        search.forgetBefore(time);
    }

    /** Keeps a point for later. */
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
        search.add(time, sx, sy, sz, px, py, pz, covariance, tag);
    }

    /** Yaw by consensus, then the filter over the agreeing points in order: its covariance says whether that suffices. */
    boolean fromPoints(AlignmentBank learnt) {
        if (!search.search()) {
            return false;
        }
        boolean isBegun = false;
        for (int i = 0; i < search.size(); i++) {
            int k = search.slot(i);
            if (search.isAgreeing(k)) {
                take(k, isBegun, learnt);
                isBegun = true;
            }
        }
        return Math.sqrt(found.variance(AlignmentFilter.YAW, AlignmentFilter.YAW)) <= START_YAW_SIGMA;
    }

    private void take(int k, boolean isBegun, AlignmentBank learnt) {
        double sx = search.number(k, 0);
        double sy = search.number(k, 1);
        double sz = search.number(k, 2);
        double px = search.number(k, StartSearch.SITE);
        double py = search.number(k, StartSearch.SITE + 1);
        double pz = search.number(k, StartSearch.SITE + 2);
        if (isBegun) {
            found.moveTo(sx, sy, sz, (search.time(k) - pivotTime) * 1e-9);
        } else {
            found.learnFrom(learnt);
            found.start(sx, sy, sz, px, py, pz, search.yaw(), FIRST_YAW_SIGMA);
        }
        search.covarianceInto(k, covariance);
        found.update(sx, sy, sz, px, py, pz, covariance, search.isOfTag(k), SOFT, GATE);
        pivotTime = search.time(k);
    }

    /** From one session pose at a site point with a yaw. */
    void fromPose(
            AlignmentBank learnt,
            long time,
            PoseBuffer session,
            Vector3 at,
            double[] covariance,
            double yaw,
            double yawSigma) {
        found.learnFrom(learnt);
        found.start(session.x(), session.y(), session.z(), at.x(), at.y(), at.z(), yaw, yawSigma);
        found.update(
                session.x(),
                session.y(),
                session.z(),
                at.x(),
                at.y(),
                at.z(),
                covariance,
                false,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        pivotTime = time;
    }
}
