package org.sitedatum.positioning;

import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/** A site with one of its lists replaced. */
final class EditedSite {

    private EditedSite() {}

    static Site withAnchors(Site site, List<Anchor> anchors) {
        return of(site, anchors, site.fences(), site.trackables(), site.meetings());
    }

    static Site withFences(Site site, List<Fence> fences) {
        return of(site, site.anchors(), fences, site.trackables(), site.meetings());
    }

    static Site withTrackables(Site site, List<Trackable> trackables) {
        return of(site, site.anchors(), site.fences(), trackables, site.meetings());
    }

    static Site withMeetings(Site site, Optional<Meetings> meetings) {
        return of(site, site.anchors(), site.fences(), site.trackables(), meetings);
    }

    private static Site of(
            Site site,
            List<Anchor> anchors,
            List<Fence> fences,
            List<Trackable> trackables,
            Optional<Meetings> meetings) {
        return new Site(
                site.id(),
                site.name(),
                site.georeference(),
                site.floors(),
                site.frames(),
                anchors,
                site.cameras(),
                site.detectors(),
                site.markers(),
                site.walls(),
                fences,
                trackables,
                site.sectors(),
                meetings);
    }
}
