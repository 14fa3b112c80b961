package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** Lever arm x y z and offset x y, from positions of the tag and ranges to it. */
final class LeverArmProblem implements Problem {

    static final int UNKNOWNS = 5;

    /** A measurement and the pose of the body at its stamp. */
    record Row(RigidTransform siteFromBody, TagMeasurement measurement) {}

    private final List<Row> rows;
    private final List<Double> variances = new ArrayList<>();

    LeverArmProblem(List<Row> rows) {
        this.rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.measurement() instanceof TagMeasurement.Position p) {
                variances.addAll(List.of(p.sigma() * p.sigma(), p.sigma() * p.sigma(), p.sigma() * p.sigma()));
            } else if (row.measurement() instanceof TagMeasurement.Range r) {
                variances.add(r.sigma() * r.sigma());
            }
        }
    }

    /** Measurements. */
    int size() {
        return rows.size();
    }

    /** Variance of an equation, m^2. */
    double variance(int equation) {
        return variances.get(equation);
    }

    @Override
    public int unknowns() {
        return UNKNOWNS;
    }

    @Override
    public void writeInto(double[] x, Equations out) {
        Vector3 lever = new Vector3(x[0], x[1], x[2]);
        Vector3 offset = new Vector3(x[3], x[4], 0);
        for (Row row : rows) {
            Vector3 tag = row.siteFromBody().apply(lever).plus(offset);
            if (row.measurement() instanceof TagMeasurement.Position p) {
                Vector3 error = p.place().minus(tag);
                write(row, new Vector3(1, 0, 0), error.x(), p.sigma(), out);
                write(row, new Vector3(0, 1, 0), error.y(), p.sigma(), out);
                write(row, new Vector3(0, 0, 1), error.z(), p.sigma(), out);
            } else if (row.measurement() instanceof TagMeasurement.Range r) {
                Vector3 apart = tag.minus(r.anchor());
                double distance = Math.max(apart.norm(), 1e-9);
                write(row, apart.times(1 / distance), r.range() - distance, r.sigma(), out);
            }
        }
    }

    /** One equation along a unit vector of the site: slopes {@code R' u} by the lever arm, u by the offset. */
    private static void write(Row row, Vector3 unit, double error, double sigma, Equations out) {
        Vector3 inBody = row.siteFromBody().rotation().conjugate().rotate(unit);
        out.row(StudentLoss.HEAVY, error / sigma)
                .slope(0, inBody.x() / sigma)
                .slope(1, inBody.y() / sigma)
                .slope(2, inBody.z() / sigma)
                .slope(3, unit.x() / sigma)
                .slope(4, unit.y() / sigma);
    }
}
