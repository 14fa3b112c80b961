package org.sitedatum.positioning.filter;

/**
 * Products with a symmetric matrix P of which only the lower triangle is kept, row by row, as {@link Gaussian} lays it out.
 * Stateless; allocates nothing.
 */
final class LowerTriangle {

    private LowerTriangle() {}

    /** {@code P h} for a sparse row of at least one coefficient. Writes {@code size} numbers. */
    static void multiplyInto(
            double[] p, int size, int[] indices, double[] values, int offset, int count, double[] out) {
        int m = 1;
        if (count >= 3 && beginsWithPlace(indices, offset)) {
            setToPlace(p, size, values[offset], values[offset + 1], values[offset + 2], out);
            m = 3;
        } else {
            setTo(p, size, indices[offset], values[offset], out);
        }
        for (; m < count; m++) {
            int column = indices[offset + m];
            double value = values[offset + m];
            int row = Gaussian.at(column, 0);
            for (int j = 0; j <= column; j++) {
                out[j] += value * p[row + j];
            }
            for (int i = column + 1, entry = row + 2 * column + 1; i < size; i++) {
                out[i] += value * p[entry];
                entry += i + 1;
            }
        }
    }

    private static boolean beginsWithPlace(int[] indices, int offset) {
        return indices[offset] == StateLayout.PX
                && indices[offset + 1] == StateLayout.PY
                && indices[offset + 2] == StateLayout.PZ;
    }

    /** The three columns of the place, weighed and added. */
    private static void setToPlace(double[] p, int size, double x, double y, double z, double[] out) {
        out[0] = x * p[0] + y * p[1] + z * p[3];
        out[1] = x * p[1] + y * p[2] + z * p[4];
        for (int i = 2, row = 3; i < size; i++) {
            out[i] = x * p[row] + y * p[row + 1] + z * p[row + 2];
            row += i + 1;
        }
    }

    /** A multiple of one column of the full matrix. */
    private static void setTo(double[] p, int size, int column, double value, double[] out) {
        int row = Gaussian.at(column, 0);
        for (int j = 0; j <= column; j++) {
            out[j] = value * p[row + j];
        }
        for (int i = column + 1, entry = row + 2 * column + 1; i < size; i++) {
            out[i] = value * p[entry];
            entry += i + 1;
        }
    }

    /** {@code P -= w v v'}, four rows at a time: what they share of {@code v} is read once. */
    static void subtractProduct(double[] p, int size, double[] v, double w) {
        int i = 0;
        int row = 0;
        for (; i + 4 <= size; i += 4) {
            int row1 = row + i + 1;
            int row2 = row1 + i + 2;
            int row3 = row2 + i + 3;
            double gain = w * v[i];
            double gain1 = w * v[i + 1];
            double gain2 = w * v[i + 2];
            double gain3 = w * v[i + 3];
            for (int j = 0; j <= i; j++) {
                double x = v[j];
                p[row + j] -= gain * x;
                p[row1 + j] -= gain1 * x;
                p[row2 + j] -= gain2 * x;
                p[row3 + j] -= gain3 * x;
            }
            p[row1 + i + 1] -= gain1 * v[i + 1];
            p[row2 + i + 1] -= gain2 * v[i + 1];
            p[row3 + i + 1] -= gain3 * v[i + 1];
            p[row2 + i + 2] -= gain2 * v[i + 2];
            p[row3 + i + 2] -= gain3 * v[i + 2];
            p[row3 + i + 3] -= gain3 * v[i + 3];
            row = row3 + i + 4;
        }
        for (; i < size; i++) {
            double gain = w * v[i];
            for (int j = 0; j <= i; j++) {
                p[row + j] -= gain * v[j];
            }
            row += i + 1;
        }
    }
}
