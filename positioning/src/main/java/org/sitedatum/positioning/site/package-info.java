/**
 * The site document as immutable records: floors, anchors, cameras, detectors, markers, walls, fences, trackables.
 *
 * <p>Read first: {@link org.sitedatum.positioning.site.Site}. Coordinates are metres in the site frame.
 */
@NullMarked
package org.sitedatum.positioning.site;

import org.jspecify.annotations.NullMarked;
