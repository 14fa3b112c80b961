/**
 * Qorvo PANS (MDEK1001) and LEAPS PANS PRO over MQTT. Read {@link org.sitedatum.mqtt.vendor.pans.PansDecoder}.
 *
 * <p>Metres, quality 0 to 100, microseconds as text; ranges in user data in millimetres. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.pans;

import org.jspecify.annotations.NullMarked;
