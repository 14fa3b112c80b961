package org.sitedatum.positioning;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

/** The site's static frames, resolved to the site frame once. Immutable. */
final class SiteFrames {

    private final Map<String, RigidTransform> siteFromFrame = new HashMap<>();

    /** Resolves the chain of parents of every frame; a valid site has no loop. */
    SiteFrames(Site site) {
        Map<String, FramePlacement> placements = new HashMap<>();
        site.frames().forEach(frame -> placements.put(frame.id(), frame));
        siteFromFrame.put(Site.FRAME, RigidTransform.IDENTITY);
        for (FramePlacement frame : site.frames()) {
            RigidTransform pose = frame.parentFromFrame();
            String parent = frame.parent();
            while (placements.containsKey(parent)) {
                FramePlacement next = placements.get(parent);
                pose = next.parentFromFrame().then(pose);
                parent = next.parent();
            }
            if (parent.equals(Site.FRAME)) {
                siteFromFrame.put(frame.id(), pose);
            }
        }
    }

    /** The frame's pose in the site. */
    Optional<RigidTransform> find(String frame) {
        return Optional.ofNullable(siteFromFrame.get(frame));
    }
}
