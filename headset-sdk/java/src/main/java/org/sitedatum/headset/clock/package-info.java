/**
 * The server's clock, told from a headset's own: offset, its uncertainty, and how it drifts.
 *
 * <p>Read first: {@link org.sitedatum.headset.clock.ClockSync}. Times are nanoseconds; the headset's clock may start
 * anywhere but must not jump, the server's counts from the Unix epoch. No clock is read here. Must not depend on any other
 * package.
 */
@NullMarked
package org.sitedatum.headset.clock;

import org.jspecify.annotations.NullMarked;
