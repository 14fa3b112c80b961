/**
 * How well headsets are aligned, and how well headsets and robots agree on where something is.
 *
 * <p>Read first: {@link org.sitedatum.benchmarks.headset.AgreementMeasurement}, {@link
 * org.sitedatum.benchmarks.headset.HeadsetMeasurement}. Site frame, metres, seconds. One thread.
 */
@NullMarked
package org.sitedatum.benchmarks.headset;

import org.jspecify.annotations.NullMarked;
