/**
 * The thread that owns a site's engine: fixes wait for it in a bounded queue, time passes for it at the node's clock, and
 * what the engine says leaves on it.
 *
 * <p>Read first: {@link org.sitedatum.cluster.engine.EngineThread}, {@link org.sitedatum.cluster.engine.EngineHealth}.
 */
@NullMarked
package org.sitedatum.cluster.engine;

import org.jspecify.annotations.NullMarked;
