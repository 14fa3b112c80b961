/**
 * Repeatable randomness for the sample building. Read first: {@link org.sitedatum.samples.building.random.Noise}. Immutable
 * and thread-safe; depends on nothing.
 */
@NullMarked
package org.sitedatum.samples.building.random;

import org.jspecify.annotations.NullMarked;
