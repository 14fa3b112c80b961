package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.event.HealthEvent.Device;

/** What came of asking one witness about one body. Reused: to be read before the next fix. */
public final class Hearing {

    private boolean valid;
    private Device device = Device.SOURCE;
    private String id = "";
    private long stampNanos;
    private double residual;
    private double usual;
    private double explained;
    private double speedAlong;
    private boolean used;
    private boolean trusted;
    private double x;
    private double y;
    private double z;
    private double range = Double.NaN;

    /** Nothing has been asked. */
    public void clear() {
        valid = false;
        device = Device.SOURCE;
        range = Double.NaN;
    }

    /** Becomes equal to another. */
    public void copyFrom(Hearing other) {
        valid = other.valid;
        device = other.device;
        id = other.id;
        stampNanos = other.stampNanos;
        residual = other.residual;
        usual = other.usual;
        explained = other.explained;
        speedAlong = other.speedAlong;
        used = other.used;
        trusted = other.trusted;
        x = other.x;
        y = other.y;
        z = other.z;
        range = other.range;
    }

    /** Notes what kind of thing is about to be asked. */
    public void begin(Device asked) {
        device = asked;
    }

    /** Notes who was asked; the rest is told by then. */
    public void finish(String asked, long stamp) {
        id = asked;
        stampNanos = stamp;
        valid = true;
    }

    /** Notes whether the estimate used it. */
    public void use(boolean taken) {
        used = taken;
    }

    /** Notes the range that was measured, m. */
    public void measured(double distance) {
        range = distance - usual;
    }

    /** Notes the residual, the one it usually has and what the estimate and the stated noise explain of it, m. */
    void residual(double now, double usually, double explainedSigma) {
        residual = now;
        usual = usually;
        explained = explainedSigma;
    }

    /** Notes the body: place, m, speed along the direction of sight, m/s, and whether it is well tracked. */
    void body(double atX, double atY, double atZ, double speed, boolean wellTracked) {
        x = atX;
        y = atY;
        z = atZ;
        speedAlong = speed;
        trusted = wellTracked;
    }

    /** False: nothing was asked, the rest says nothing. */
    boolean isValid() {
        return valid;
    }

    Device device() {
        return device;
    }

    String id() {
        return id;
    }

    long stampNanos() {
        return stampNanos;
    }

    /** Measured minus predicted from the place of the body alone, m; the larger of the two directions. */
    double residual() {
        return residual;
    }

    /** Standard deviation of what the estimate and the stated noise explain, m. */
    double explained() {
        return explained;
    }

    /** Speed of the body along the direction in which the witness sees it, m/s. */
    double speedAlong() {
        return speedAlong;
    }

    boolean isUsed() {
        return used;
    }

    /** True when the body is well tracked. */
    boolean isTrusted() {
        return trusted;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double z() {
        return z;
    }

    /** A range without the bias it usually has, m; NaN for other witnesses. */
    double range() {
        return range;
    }
}
