/**
 * Sewio RTLS and SICK Tag-LOC feeds. Read {@link org.sitedatum.mqtt.vendor.sewio.SewioDecoder}.
 *
 * <p>Metres, times in UTC, every number as text. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.sewio;

import org.jspecify.annotations.NullMarked;
