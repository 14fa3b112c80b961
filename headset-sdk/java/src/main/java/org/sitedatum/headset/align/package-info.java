/**
 * Finds and follows where a headset's session lies in the site: {@code siteFromSession}, four degrees of freedom,
 * or six when gravity is not trusted.
 *
 * <p>Read first: {@link org.sitedatum.headset.align.SessionAlignment}, {@link
 * org.sitedatum.headset.align.AlignmentQuality}, {@link org.sitedatum.headset.align.SightingResult}.
 *
 * <p>The session is the headset's own frame: level (gravity is trusted, unless told otherwise), consistent over metres,
 * drifting over minutes. Inside: z up, right-handed, metres, radians; times are nanoseconds of one clock that the caller chooses, the same for
 * poses and sightings. One thread; nothing is allocated per frame. No clock is read and nothing is logged. Must not depend
 * on transport or messages.
 */
@NullMarked
package org.sitedatum.headset.align;

import org.jspecify.annotations.NullMarked;
