/**
 * The simulated building as a recording folder of the contract, for replays with known truth. Read first: {@link
 * org.sitedatum.samples.record.SimulationRecorder}.
 */
@NullMarked
package org.sitedatum.samples.record;

import org.jspecify.annotations.NullMarked;
