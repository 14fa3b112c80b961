package org.sitedatum.frames.geometry;

/** Conversions between unit quaternions and 3x3 row-major rotation matrices. */
final class RotationMatrix {

    private static final double TOLERANCE = 1e-2;

    private RotationMatrix() {}

    static void ofQuaternionInto(double x, double y, double z, double w, double[] out) {
        out[0] = 1 - 2 * (y * y + z * z);
        out[1] = 2 * (x * y - w * z);
        out[2] = 2 * (x * z + w * y);
        out[3] = 2 * (x * y + w * z);
        out[4] = 1 - 2 * (x * x + z * z);
        out[5] = 2 * (y * z - w * x);
        out[6] = 2 * (x * z - w * y);
        out[7] = 2 * (y * z + w * x);
        out[8] = 1 - 2 * (x * x + y * y);
    }

    static Quaternion toQuaternion(double[] m) {
        if (m.length != 9) {
            throw new IllegalArgumentException("rotation matrix has " + m.length + " entries, needs 9");
        }
        Quaternion rotation = shepperd(m).normalized();
        double[] back = rotation.toRotationMatrix();
        for (int i = 0; i < 9; i++) {
            if (!(Math.abs(back[i] - m[i]) <= TOLERANCE)) {
                throw new IllegalArgumentException("not a rotation matrix: entry " + i + " is " + m[i]
                        + ", the nearest rotation found has " + back[i]);
            }
        }
        return rotation;
    }

    /** S. W. Shepperd, "Quaternion from rotation matrix", J. Guidance and Control 1(3), 1978. */
    private static Quaternion shepperd(double[] m) {
        double trace = m[0] + m[4] + m[8];
        if (trace >= Math.max(m[0], Math.max(m[4], m[8]))) {
            return new Quaternion(m[7] - m[5], m[2] - m[6], m[3] - m[1], 1 + trace);
        }
        if (m[0] >= Math.max(m[4], m[8])) {
            return new Quaternion(1 + m[0] - m[4] - m[8], m[1] + m[3], m[2] + m[6], m[7] - m[5]);
        }
        if (m[4] >= m[8]) {
            return new Quaternion(m[1] + m[3], 1 + m[4] - m[0] - m[8], m[5] + m[7], m[2] - m[6]);
        }
        return new Quaternion(m[2] + m[6], m[5] + m[7], 1 + m[8] - m[0] - m[4], m[3] - m[1]);
    }
}
