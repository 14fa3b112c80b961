/**
 * The sites of a running node: their revisions, drafts, plans and content anchors, and the one way to publish a new revision.
 *
 * <p>Read {@link org.sitedatum.cluster.site.Sites}, {@link org.sitedatum.cluster.site.SitePublication}. Everything is
 * thread-safe; methods that reach the database wait for it and must not be called on an event loop.
 */
@NullMarked
package org.sitedatum.cluster.site;

import org.jspecify.annotations.NullMarked;
