/**
 * A headset's program without a display: what the kit knows, printed as a table.
 *
 * <p>Read first: {@link org.sitedatum.samples.console.HeadsetConsole}. Site frame, m. Runs in a process of its own and speaks
 * only the headset's protocol.
 */
@NullMarked
package org.sitedatum.samples.console;

import org.jspecify.annotations.NullMarked;
