package org.sitedatum.headset.align;

/** Whether what was told can be a number at all. */
final class Numbers {

    private Numbers() {}

    static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    static boolean isFinite(double a, double b, double c) {
        return Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c);
    }
}
