package org.sitedatum.mqtt.codec;

import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;

/** Takes values out of a {@link FieldTable}, each checked against its physical range. */
final class CheckedFields {
    /** Largest coordinate magnitude, m. */
    static final double MAX_COORDINATE = 1e6;

    /** Largest standard deviation, m or rad. */
    static final double MAX_SIGMA = 1e4;

    /** A quaternion this close to unit length is kept to the bit. */
    private static final double UNIT_ROUNDING = 4 * Math.ulp(1.0);

    private CheckedFields() {}

    static String id(FieldTable table, FixField field) throws Refusal {
        table.require(field);
        return table.text(field);
    }

    static Optional<String> optionalText(FieldTable table, FixField field) throws Refusal {
        table.checkShape(field);
        return table.has(field) ? Optional.of(table.text(field)) : Optional.empty();
    }

    static OptionalLong optionalInteger(FieldTable table, FixField field) throws Refusal {
        table.checkShape(field);
        if (!table.has(field)) {
            return OptionalLong.empty();
        }
        long value = table.integer(field);
        if (value < 0 || value > StampText.MAX_MICROS) {
            throw new Refusal(
                    Reason.OUT_OF_RANGE,
                    "field '" + field.json + "' is " + value + "; allowed 0 to " + StampText.MAX_MICROS);
        }
        return OptionalLong.of(value);
    }

    /** A required number within [min, max]. */
    static double number(FieldTable table, FixField field, double min, double max) throws Refusal {
        table.require(field);
        return checked(table, field, 0, min, max);
    }

    /** A number within [min, max], or NaN when absent. */
    static double numberOrNaN(FieldTable table, FixField field, double min, double max) throws Refusal {
        table.checkShape(field);
        return table.has(field) ? checked(table, field, 0, min, max) : Double.NaN;
    }

    /** A number from 0 to 1, or NaN: what is beside the measurement is no reason to lose it. */
    static double shareOrNaN(FieldTable table, FixField field) {
        if (!table.has(field) || table.isFaulty(field)) {
            return Double.NaN;
        }
        double share = table.number(field, 0);
        return share >= 0 && share <= 1 ? share : Double.NaN;
    }

    /** A standard deviation, or NaN when absent. */
    static double sigmaOrNaN(FieldTable table, double max) throws Refusal {
        return numberOrNaN(table, FixField.SIGMA, Double.MIN_NORMAL, max);
    }

    /** A required vector of exactly three numbers, each at most {@code limit} in magnitude. */
    static Vector3 vector(FieldTable table, FixField field, double limit) throws Refusal {
        table.require(field);
        requireCount(table, field, 3);
        return new Vector3(
                checked(table, field, 0, -limit, limit),
                checked(table, field, 1, -limit, limit),
                checked(table, field, 2, -limit, limit));
    }

    static Optional<Vector3> optionalVector(FieldTable table, FixField field, double limit) throws Refusal {
        return table.has(field) ? Optional.of(vector(table, field, limit)) : Optional.empty();
    }

    /** A required rotation; renormalised when its length is within {@link Quaternion#NORM_TOLERANCE} of one. */
    static Quaternion rotation(FieldTable table, FixField field) throws Refusal {
        table.require(field);
        requireCount(table, field, 4);
        Quaternion q = new Quaternion(
                table.number(field, 0), table.number(field, 1), table.number(field, 2), table.number(field, 3));
        double norm = q.norm();
        if (!(Math.abs(norm - 1) <= Quaternion.NORM_TOLERANCE)) {
            throw new Refusal(
                    Reason.NOT_UNIT,
                    "field '" + field.json + "' has length " + norm + "; a quaternion x y z w has length 1 within "
                            + Quaternion.NORM_TOLERANCE);
        }
        return Math.abs(norm - 1) <= UNIT_ROUNDING ? q : q.normalized();
    }

    static RigidTransform transform(FieldTable table, FixField position, FixField orientation) throws Refusal {
        Vector3 translation = vector(table, position, MAX_COORDINATE);
        return new RigidTransform(rotation(table, orientation), translation);
    }

    /** The covariance of a position with {@code axes} (2 or 3) measured axes. */
    static Covariance3 covariance3(FieldTable table, int axes) throws Refusal {
        FixField field = FixField.COVARIANCE;
        table.require(field);
        requireCovarianceCount(table, axes == 2 ? 3 : 6);
        Covariance3 covariance = axes == 2
                ? new Covariance3(table.number(field, 0), table.number(field, 1), 0, table.number(field, 2), 0, 0)
                : new Covariance3(
                        table.number(field, 0),
                        table.number(field, 1),
                        table.number(field, 2),
                        table.number(field, 3),
                        table.number(field, 4),
                        table.number(field, 5));
        checkVariance(covariance.xx());
        checkVariance(covariance.yy());
        if (axes == 3) {
            checkVariance(covariance.zz());
        }
        if (!covariance.isPositiveSemiDefinite()) {
            throw notSemiDefinite();
        }
        return covariance;
    }

    static Optional<Covariance6> optionalCovariance6(FieldTable table) throws Refusal {
        FixField field = FixField.COVARIANCE;
        table.checkShape(field);
        if (!table.has(field)) {
            return Optional.empty();
        }
        requireCovarianceCount(table, Covariance6.SIZE);
        double[] upper = new double[Covariance6.SIZE];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = checked(table, field, i, -MAX_SIGMA * MAX_SIGMA, MAX_SIGMA * MAX_SIGMA);
        }
        Covariance6 covariance = Covariance6.ofUpperTriangle(upper);
        if (!covariance.isPositiveSemiDefinite()) {
            throw notSemiDefinite();
        }
        return Optional.of(covariance);
    }

    static double checked(FieldTable table, FixField field, int index, double min, double max) throws Refusal {
        double value = table.number(field, index);
        if (!(value >= min && value <= max)) {
            throw outOfRange(field, value, min, max);
        }
        return value;
    }

    static void requireCount(FieldTable table, FixField field, int wanted) throws Refusal {
        if (table.count(field) != wanted) {
            throw new Refusal(
                    Reason.WRONG_TYPE,
                    "field '" + field.json + "' has " + table.count(field) + " numbers; it must have " + wanted);
        }
    }

    private static Refusal outOfRange(FixField field, double value, double min, double max) {
        String low = min == Double.MIN_NORMAL ? "above 0" : String.valueOf(min);
        return new Refusal(
                Reason.OUT_OF_RANGE,
                "field '" + field.json + "' is " + value + "; allowed " + low + " to " + max
                        + "; check the unit (metres, radians, seconds)");
    }

    private static void requireCovarianceCount(FieldTable table, int wanted) throws Refusal {
        int count = table.count(FixField.COVARIANCE);
        if (count != wanted) {
            throw new Refusal(
                    Reason.BAD_COVARIANCE,
                    "field 'covariance' has " + count + " numbers; send the upper triangle, " + wanted
                            + " numbers here");
        }
    }

    private static void checkVariance(double variance) throws Refusal {
        if (!(variance >= Double.MIN_NORMAL && variance <= MAX_SIGMA * MAX_SIGMA)) {
            throw new Refusal(
                    Reason.BAD_COVARIANCE,
                    "field 'covariance' has the variance " + variance + "; allowed above 0 to "
                            + MAX_SIGMA * MAX_SIGMA);
        }
    }

    private static Refusal notSemiDefinite() {
        return new Refusal(
                Reason.BAD_COVARIANCE,
                "field 'covariance' is not positive semi-definite; send the upper triangle row by row, in m and rad");
    }
}
