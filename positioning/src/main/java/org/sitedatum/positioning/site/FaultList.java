package org.sitedatum.positioning.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EntityId;

/** Collects faults; its checks each add one when they fail. */
final class FaultList {
    /** Largest coordinate magnitude, m. */
    static final double MAX_COORDINATE = 1e6;

    private final List<SiteFault> faults = new ArrayList<>();

    void add(String path, Object value, String advice) {
        String text = String.valueOf(value);
        faults.add(new SiteFault(path, text.length() > 96 ? text.substring(0, 96) + "..." : text, advice));
    }

    List<SiteFault> toList() {
        return List.copyOf(faults);
    }

    /** Every id of a list: its form, and that it stands there once. */
    void checkIds(String list, List<String> ids) {
        Set<String> met = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String path = list + "[" + i + "].id";
            checkId(path, ids.get(i));
            if (!met.add(ids.get(i))) {
                add(path, ids.get(i), "this id is listed twice; give each its own");
            }
        }
    }

    void checkId(String path, String id) {
        if (!EntityId.isValid(id)) {
            add(path, id, "an id is 1 to 128 letters, digits, '-', '_', '.', ':'; rename it");
        }
    }

    void checkWithin(String path, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            add(path, value, "allowed " + min + " to " + max);
        }
    }

    /** For optional numbers, whose NaN means absent. */
    void checkWithinOrAbsent(String path, double value, double min, double max) {
        if (!Double.isNaN(value)) {
            checkWithin(path, value, min, max);
        }
    }

    void checkPositiveOrAbsent(String path, double value, double max) {
        if (value <= 0 || value > max) {
            add(path, value, "must be above 0 and at most " + max);
        }
    }

    void checkPoint(String path, Vector3 point) {
        double largest = Math.max(Math.abs(point.x()), Math.max(Math.abs(point.y()), Math.abs(point.z())));
        if (!(largest <= MAX_COORDINATE)) {
            add(path, point, "coordinates are finite metres, at most " + MAX_COORDINATE);
        }
    }

    void checkPoint(String path, Point2 point) {
        if (!(Math.max(Math.abs(point.x()), Math.abs(point.y())) <= MAX_COORDINATE)) {
            add(path, point, "coordinates are finite metres, at most " + MAX_COORDINATE);
        }
    }

    void checkTransform(String path, RigidTransform transform) {
        checkPoint(path + ".position", transform.translation());
        if (!(Math.abs(transform.rotation().norm() - 1) <= Quaternion.NORM_TOLERANCE)) {
            add(path + ".orientation", transform.rotation(), "a quaternion x y z w has length 1; normalise it");
        }
    }

    void checkCovariance(String path, Covariance3 covariance) {
        if (!covariance.isPositiveSemiDefinite()) {
            add(path, covariance, "not positive semi-definite; send the upper triangle of a covariance");
        }
    }

    void checkCovariance(String path, Covariance6 covariance) {
        if (!covariance.isPositiveSemiDefinite()) {
            add(path, covariance, "not positive semi-definite; send the upper triangle of a covariance");
        }
    }
}
