package org.sitedatum.cluster.api.socket;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/** The kinds of a site's bodies, after its document as it stands. On one event loop. */
final class BodyKinds {

    private final LiveSite site;
    private final Map<String, String> kinds = new HashMap<>();
    private Site known;

    BodyKinds(LiveSite site) {
        this.site = site;
        this.known = site.document();
        learn();
    }

    /** The contract's word for a body's kind. */
    String of(String body) {
        Site document = site.document();
        if (!document.equals(known)) {
            known = document;
            learn();
        }
        return kinds.getOrDefault(body, PoseFilter.ANONYMOUS);
    }

    private void learn() {
        kinds.clear();
        for (Trackable trackable : known.trackables()) {
            kinds.put(trackable.id(), trackable.kind().name().toLowerCase(Locale.ROOT));
        }
    }
}
