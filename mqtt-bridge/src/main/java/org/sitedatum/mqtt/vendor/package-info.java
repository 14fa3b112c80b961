/**
 * Messages of positioning vendors, cameras and phones as fixes. Read {@link org.sitedatum.mqtt.vendor.AdapterOptions}, {@link
 * org.sitedatum.mqtt.vendor.VendorDecoder} and {@link org.sitedatum.mqtt.vendor.Reading} first; each format has a package of
 * its own below.
 *
 * <p>A decoder is pure: bytes in, readings out, no clock, no connection, and nothing but a refusal comes out of garbage. Unit,
 * axes and frame are set per adapter instance; a fix leaves in metres in the adapter's frame, with the kind of its stamp said
 * beside it. A message that says "no fix" differs from no message, and a retained message never counts as fresh. Decoders are
 * immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor;

import org.jspecify.annotations.NullMarked;
