/**
 * State as bytes: what the parts of an engine write into {@link org.sitedatum.positioning.time.Snapshot}s, packed so that
 * another node can go on with it, and read back with every doubt turned into a named refusal.
 *
 * <p>Big-endian where a width is fixed, else variable-length integers (seven bits a byte, the low ones first; signed ones
 * zigzag). No Java serialisation. A checksum finds damage, not forgery: whoever may write the bytes is trusted.
 */
@NullMarked
package org.sitedatum.positioning.snapshot;

import org.jspecify.annotations.NullMarked;
