/**
 * Ubisense position packets. Read {@link org.sitedatum.mqtt.vendor.ubisense.UbisenseDecoder}.
 *
 * <p>Metres, a variance on the wire, 40 bytes. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.ubisense;

import org.jspecify.annotations.NullMarked;
