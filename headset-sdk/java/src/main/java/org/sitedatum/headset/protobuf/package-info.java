/**
 * Protobuf's binary encoding, as far as the kit needs it: without a schema compiler, so that the kit brings no library along.
 *
 * <p>Read first: {@link org.sitedatum.headset.protobuf.ProtoReader}. Must not depend on any other package of the kit.
 */
@NullMarked
package org.sitedatum.headset.protobuf;

import org.jspecify.annotations.NullMarked;
