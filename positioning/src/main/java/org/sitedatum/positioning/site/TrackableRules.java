package org.sitedatum.positioning.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules for trackables and their tags. Fixes name either, so the two share one space of ids. */
final class TrackableRules {
    private static final double MAX_LEVER_ARM = 100;

    private TrackableRules() {}

    static void check(Site site, FaultList faults) {
        List<Trackable> trackables = site.trackables();
        faults.checkIds("trackables", trackables.stream().map(Trackable::id).toList());
        Map<String, String> ownerOf = new HashMap<>();
        trackables.forEach(trackable -> ownerOf.putIfAbsent(trackable.id(), trackable.id()));
        Map<String, String> tagPaths = new HashMap<>();
        for (int i = 0; i < trackables.size(); i++) {
            Trackable trackable = trackables.get(i);
            faults.checkWithinOrAbsent("trackables[" + i + "].height", trackable.height(), -100, 1000);
            faults.checkPositiveOrAbsent("trackables[" + i + "].radius", trackable.radius(), MAX_LEVER_ARM);
            checkPatience("trackables[" + i + "].fencePatience.", trackable.patience(), faults);
            for (int j = 0; j < trackable.tags().size(); j++) {
                checkTag(
                        "trackables[" + i + "].tags[" + j + "]",
                        trackable,
                        trackable.tags().get(j),
                        ownerOf,
                        tagPaths,
                        faults);
            }
        }
    }

    private static void checkPatience(String path, FencePatience patience, FaultList faults) {
        faults.checkWithinOrAbsent(path + "timeout", patience.timeout(), 0, FenceTimeouts.MAX_SECONDS);
        faults.checkWithinOrAbsent(path + "exitTolerance", patience.exitTolerance(), 0, FenceRules.MAX_TOLERANCE);
        faults.checkWithinOrAbsent(
                path + "toleranceTimeout", patience.toleranceTimeout(), 0, FenceTimeouts.MAX_SECONDS);
        faults.checkWithinOrAbsent(path + "exitDelay", patience.exitDelay(), 0, FenceTimeouts.MAX_SECONDS);
    }

    private static void checkTag(
            String path,
            Trackable trackable,
            Tag tag,
            Map<String, String> ownerOf,
            Map<String, String> tagPaths,
            FaultList faults) {
        faults.checkId(path + ".id", tag.id());
        String other = tagPaths.putIfAbsent(tag.id(), path);
        if (other != null) {
            faults.add(path + ".id", tag.id(), "this tag is listed at " + other + " too; a tag is on one body");
        }
        if (!ownerOf.getOrDefault(tag.id(), trackable.id()).equals(trackable.id())) {
            faults.add(path + ".id", tag.id(), "this is the id of another trackable; rename the tag");
        }
        if (!(tag.leverArm().norm() <= MAX_LEVER_ARM)) {
            faults.add(path + ".leverArm", tag.leverArm(), "metres in the body frame, at most " + MAX_LEVER_ARM);
        }
    }
}
