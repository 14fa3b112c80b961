/**
 * What all formats of others share: JSON under strict limits, refusals with a reason. Read {@link
 * org.sitedatum.mqtt.foreign.JsonValue}, {@link org.sitedatum.mqtt.foreign.Decoded} and {@link
 * org.sitedatum.mqtt.foreign.FormatRefusal} first.
 *
 * <p>Nothing here knows what a format means, and nothing of a format gets past the codec of its own package. Values are
 * immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.foreign;

import org.jspecify.annotations.NullMarked;
