/**
 * In-place Kalman arithmetic: a Gaussian over an error state, predicted and corrected without allocation.
 *
 * <p>Read first: {@link org.sitedatum.positioning.filter.StateLayout}, {@link
 * org.sitedatum.positioning.filter.Gaussian}, {@link org.sitedatum.positioning.filter.Linearization}. Units are SI, axes
 * are the site's, one thread owns each object.
 */
@NullMarked
package org.sitedatum.positioning.filter;

import org.jspecify.annotations.NullMarked;
