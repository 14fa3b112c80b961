/**
 * What happens on a site, as values: bodies enter and leave fences, come near each other, collide; two tracks prove to be one
 * body; a source or an anchor goes wrong.
 *
 * <p>Read {@link org.sitedatum.positioning.event.SiteEvent}, {@link org.sitedatum.positioning.event.FenceEvent}, {@link
 * org.sitedatum.positioning.event.EventEmitter}. Site frame, metres, seconds, stamps in ns since the Unix epoch. Immutable;
 * the same fixes give the same events with the same numbers.
 */
@NullMarked
package org.sitedatum.positioning.event;

import org.jspecify.annotations.NullMarked;
