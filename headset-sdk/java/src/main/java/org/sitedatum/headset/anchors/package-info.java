/**
 * Content anchors: named poses of the site that hold virtual content for every headset and robot.
 *
 * <p>Read first: {@link org.sitedatum.headset.anchors.ContentAnchor}, {@link org.sitedatum.headset.anchors.ContentAnchors},
 * {@link org.sitedatum.headset.anchors.AnchorQuery}. Site frame, z up, metres; an anchor has no scale. Values are immutable.
 * Must not depend on transport or messages.
 */
@NullMarked
package org.sitedatum.headset.anchors;

import org.jspecify.annotations.NullMarked;
