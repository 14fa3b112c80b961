/**
 * Bodies without an identity: what a scan of a crowd costs inside the engine. Read {@link
 * org.sitedatum.benchmarks.scene.SceneBenchmark}; the scans come from {@link org.sitedatum.benchmarks.scene.CrowdScans}.
 *
 * <p>Site frame, metres; one thread.
 */
@NullMarked
package org.sitedatum.benchmarks.scene;

import org.jspecify.annotations.NullMarked;
