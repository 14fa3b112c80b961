/**
 * The live endpoint for Foxglove's viewers: one WebSocket per viewer and site, below {@code /api/v1/sites/{site}/foxglove}. Read
 * {@link org.sitedatum.cluster.foxglove.FoxgloveResource}, {@link org.sitedatum.cluster.foxglove.SiteFeed} and {@link
 * org.sitedatum.cluster.foxglove.ViewerSession} first.
 *
 * <p>A feed lives while its site has viewers: it listens to all owners of the site's sectors and, for the fixes, to the broker,
 * and encodes a message once for all who want it. Viewers only look.
 */
@NullMarked
package org.sitedatum.cluster.foxglove;

import org.jspecify.annotations.NullMarked;
