package org.sitedatum.positioning.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for the static frame tree: its roots are the site and the bodies that frames ride on; no orphans, no loops. */
final class FrameRules {
    private FrameRules() {}

    static void check(Site site, FaultList faults) {
        List<FramePlacement> frames = site.frames();
        Map<String, String> parentOf = new HashMap<>();
        frames.forEach(frame -> parentOf.putIfAbsent(frame.id(), frame.parent()));
        faults.checkIds("frames", frames.stream().map(FramePlacement::id).toList());
        Set<String> bodies = new HashSet<>();
        for (Trackable trackable : site.trackables()) {
            bodies.add(trackable.id());
            trackable.tags().forEach(tag -> bodies.add(tag.id()));
        }
        for (int i = 0; i < frames.size(); i++) {
            checkFrame("frames[" + i + "]", frames.get(i), parentOf, bodies, faults);
        }
    }

    private static void checkFrame(
            String path, FramePlacement frame, Map<String, String> parentOf, Set<String> bodies, FaultList faults) {
        if (frame.id().equals(Site.FRAME)) {
            faults.add(path + ".id", frame.id(), "'site' is the root itself and has no parent; rename the frame");
        }
        boolean known = parentOf.containsKey(frame.parent()) || bodies.contains(frame.parent());
        if (!frame.parent().equals(Site.FRAME) && !known) {
            faults.add(
                    path + ".parent",
                    frame.parent(),
                    "no such frame; list it under frames, or use 'site', or a trackable the frame rides on");
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
