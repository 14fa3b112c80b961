/**
 * Pozyx messages of versions 1, 1.4 and 2.0. Read {@link org.sitedatum.mqtt.vendor.pozyx.PozyxDecoder}.
 *
 * <p>Millimetres, seconds with decimals. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.pozyx;

import org.jspecify.annotations.NullMarked;
