package org.sitedatum.samples.building.sensor;

import java.util.List;

/** A sensor that hangs somewhere and shows whoever is before it. */
public interface Watching {

    /** Ids of the bodies it could show at a stamp, true time, ns: in its view, with nothing in between. */
    List<String> inViewAt(long nanos);
}
