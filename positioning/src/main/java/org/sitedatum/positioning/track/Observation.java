package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/** One measurement that can be linearised about any Gaussian of its body. */
interface Observation {

    /** Writes the rows of the observation about the Gaussian's mean. */
    void linearize(Gaussian gaussian, Linearization out);
}
