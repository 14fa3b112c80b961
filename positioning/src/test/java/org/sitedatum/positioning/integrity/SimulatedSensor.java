package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.fix.Fix;

/** A sensor with a period and its way of making a fix; the fault is given when it is the faulty one. */
record SimulatedSensor(double period, double phase, boolean faulty, Maker maker) {

    /** Makes what the sensor says. */
    interface Maker {
        /** What is said at {@code t}, seen {@code content} and off by {@code offset} m; garbage when so asked. */
        Fix make(double t, double content, double offset, boolean garbage);
    }
}
