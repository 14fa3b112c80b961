package org.sitedatum.samples.building.sensor;

import java.util.List;

/**
 * The role of a simulated sensor. The simulation asks {@link #nextNanos}, then calls {@link #measure} once that instant is
 * reached, again and again; instants never go back. A camera or radar joins the building by implementing this.
 */
public interface SensorModel {

    /** When it measures next, true time, ns since the Unix epoch. */
    long nextNanos();

    /** Measures at {@link #nextNanos} and moves on; may be empty, when nothing was seen and nobody is told. */
    List<Delivery> measure();
}
