package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.event.HealthEvent.Device;

/** What came of asking one witness about one body. Reused: to be read before the next fix. */
public final class Hearing {

    /** False: nothing was asked, the fields say nothing. */
    public boolean valid;
    /** What kind of thing the witness is. */
    public Device device = Device.SOURCE;
    /** Its id. */
    public String id = "";
    /** When, ns since the Unix epoch. */
    public long stampNanos;
    /** Measured minus predicted from the place of the body alone, m; the larger of its directions. */
    public double residual;
    /** The residual it usually has, m. */
    public double usual;
    /** Standard deviation of that which the estimate and the stated noise explain, m. */
    public double explained;
    /** Speed of the body along the direction in which the witness sees it, m/s. */
    public double speedAlong;
    /** True when the estimate used it. */
    public boolean used;
    /** True when it was excluded. */
    public boolean excluded;
    /** True when the body is well tracked by others. */
    public boolean trusted;
    /** Place of the body, m in the site frame. */
    public double x;
    /** See {@link #x}. */
    public double y;
    /** See {@link #x}. */
    public double z;
    /** A range without the bias expected of it, m; NaN for other witnesses. */
    public double range = Double.NaN;

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
        excluded = other.excluded;
        trusted = other.trusted;
        x = other.x;
        y = other.y;
        z = other.z;
        range = other.range;
    }
}
