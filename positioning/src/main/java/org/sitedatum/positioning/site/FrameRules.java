package org.sitedatum.positioning.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules for the static frame tree: one root, no orphans, no loops. */
final class FrameRules {
    private FrameRules() {}

    static void check(Site site, FaultList faults) {
        List<FramePlacement> frames = site.frames();
        Map<String, String> parentOf = new HashMap<>();
        frames.forEach(frame -> parentOf.putIfAbsent(frame.id(), frame.parent()));
        faults.checkIds("frames", frames.stream().map(FramePlacement::id).toList());
        for (int i = 0; i < frames.size(); i++) {
            checkFrame("frames[" + i + "]", frames.get(i), parentOf, faults);
        }
    }

    private static void checkFrame(String path, FramePlacement frame, Map<String, String> parentOf, FaultList faults) {
        if (frame.id().equals(Site.FRAME)) {
            faults.add(path + ".id", frame.id(), "'site' is the root itself and has no parent; rename the frame");
        }
        if (!frame.parent().equals(Site.FRAME) && !parentOf.containsKey(frame.parent())) {
            faults.add(path + ".parent", frame.parent(), "no such frame; list it under frames or use 'site'");
        }
        if (isInLoop(frame.id(), parentOf)) {
            faults.add(path + ".parent", frame.parent(), "the frame is its own ancestor; a tree ends at 'site'");
        }
        faults.checkTransform(path, frame.parentFromFrame());
        frame.covariance().ifPresent(covariance -> faults.checkCovariance(path + ".covariance", covariance));
    }

    private static boolean isInLoop(String id, Map<String, String> parentOf) {
        String at = parentOf.getOrDefault(id, Site.FRAME);
        for (int steps = 0; steps <= parentOf.size(); steps++) {
            if (at.equals(id)) {
                return true;
            }
            if (!parentOf.containsKey(at)) {
                return false;
            }
            at = parentOf.get(at);
        }
        return false;
    }
}
