/**
 * What reading a fix and writing a pose cost. Read {@link org.sitedatum.benchmarks.codec.CodecBenchmark}.
 *
 * <p>Payloads are the contract's JSON, UTF-8.
 */
@NullMarked
package org.sitedatum.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
