/**
 * The node: everything wired together.
 *
 * <p>Read first: {@code SpatialNode}. Nothing below this module knows files, the environment or the
 * command line.
 */
@NullMarked
package org.sitedatum.cluster;

import org.jspecify.annotations.NullMarked;
