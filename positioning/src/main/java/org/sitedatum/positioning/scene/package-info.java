/**
 * Bodies without an identity: detections and scans of radars, lidars and cameras are associated jointly, and the bodies
 * they show are born, followed and ended by their probability of existence.
 *
 * <p>Read first: {@link org.sitedatum.positioning.scene.Scene}, {@link org.sitedatum.positioning.scene.SceneState},
 * {@link org.sitedatum.positioning.scene.Association}. Site frame, metres, seconds, radians; one owner thread; no
 * clock reads.
 */
@NullMarked
package org.sitedatum.positioning.scene;

import org.jspecify.annotations.NullMarked;
