/**
 * The site document as immutable records: floors, anchors, cameras, detectors, markers, walls, fences, trackables.
 *
 * <p>Read first: {@link org.sitedatum.positioning.site.Site}. Coordinates are metres in the site frame.
 */
package org.sitedatum.positioning.site;
