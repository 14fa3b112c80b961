package org.sitedatum.positioning.site;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Rules for fences: a region with an inside, numbers in range, a schedule that can be kept. */
final class FenceRules {
    private static final int MAX_POINTS = 10_000;
    private static final int MAX_WINDOWS = 64;
    static final double MAX_TOLERANCE = 1000;

    private FenceRules() {}

    static void check(Site site, FaultList faults) {
        faults.checkIds("fences", site.fences().stream().map(Fence::id).toList());
        for (int i = 0; i < site.fences().size(); i++) {
            check("fences[" + i + "]", site.fences().get(i), site, faults);
        }
    }

    private static void check(String path, Fence fence, Site site, FaultList faults) {
        FloorRules.checkReference(path + ".floor", fence.floor(), site, faults);
        boolean sound = checkRegion(path, fence, faults);
        faults.checkWithinOrAbsent(path + ".elevation", fence.elevation(), -10_000, 10_000);
        faults.checkWithinOrAbsent(path + ".extrusion", fence.extrusion(), 0, 10_000);
        checkMargins(path, fence, sound, faults);
        checkTimeouts(path + ".timeouts", fence.timeouts(), faults);
        fence.schedule().ifPresent(schedule -> checkSchedule(path + ".schedule", schedule, faults));
    }

    private static boolean checkRegion(String path, Fence fence, FaultList faults) {
        if (fence.polygon().isEmpty() == fence.circle().isEmpty()) {
            faults.add(path + ".region", fence.id(), "needs exactly one of a Polygon and a circle");
        }
        boolean sound = true;
        int points = fence.polygon().stream().mapToInt(List::size).sum();
        if (points > MAX_POINTS) {
            faults.add(path + ".region.coordinates", points + " points", "at most " + MAX_POINTS + "; simplify it");
            sound = false;
        } else if (!fence.polygon().isEmpty()) {
            sound = PlanGeometry.checkRings(path + ".region.coordinates", fence.polygon(), faults);
        }
        if (fence.circle().isPresent()) {
            Fence.Circle circle = fence.circle().get();
            faults.checkPoint(path + ".region.centre", circle.centre());
            if (!(circle.radius() > 0 && circle.radius() <= FaultList.MAX_COORDINATE)) {
                faults.add(path + ".region.radius", circle.radius(), "metres, above 0");
                sound = false;
            }
        }
        return sound;
    }

    private static void checkMargins(String path, Fence fence, boolean sound, FaultList faults) {
        FenceMargins margins = fence.margins();
        faults.checkWithinOrAbsent(path + ".enterTolerance", margins.enterTolerance(), 0, MAX_TOLERANCE);
        faults.checkWithinOrAbsent(path + ".exitTolerance", margins.exitTolerance(), 0, MAX_TOLERANCE);
        faults.checkWithinOrAbsent(path + ".enterProbability", margins.enterProbability(), 0.5, 0.999);
        faults.checkWithinOrAbsent(path + ".exitProbability", margins.exitProbability(), 0.001, 0.5);
        if (margins.exitProbabilityOrDefault() >= margins.enterProbabilityOrDefault()) {
            faults.add(
                    path + ".exitProbability",
                    margins.exitProbabilityOrDefault(),
                    "must be below enterProbability, " + margins.enterProbabilityOrDefault());
        }
        if (sound && margins.enterTolerance() > 0 && !hasRoom(fence, margins.enterTolerance())) {
            faults.add(
                    path + ".enterTolerance",
                    margins.enterTolerance(),
                    "no point is so deep inside the region; nothing could ever enter");
        }
    }

    private static boolean hasRoom(Fence fence, double depth) {
        boolean inCircle =
                fence.circle().filter(circle -> circle.radius() > depth).isPresent();
        return inCircle
                || (!fence.polygon().isEmpty()
                        && !PlanGeometry.polygon(fence.polygon()).buffer(-depth).isEmpty());
    }

    private static void checkTimeouts(String path, FenceTimeouts timeouts, FaultList faults) {
        faults.checkWithinOrAbsent(path + ".timeout", timeouts.timeout(), 0, FenceTimeouts.MAX_SECONDS);
        faults.checkWithinOrAbsent(
                path + ".toleranceTimeout", timeouts.toleranceTimeout(), 0, FenceTimeouts.MAX_SECONDS);
        faults.checkWithinOrAbsent(path + ".exitDelay", timeouts.exitDelay(), 0, FenceTimeouts.MAX_SECONDS);
        faults.checkWithinOrAbsent(path + ".enterDelay", timeouts.enterDelay(), 0, FenceTimeouts.MAX_SECONDS);
        faults.checkWithinOrAbsent(path + ".dwell", timeouts.dwell(), 0, FenceTimeouts.MAX_SECONDS);
    }

    private static void checkSchedule(String path, Schedule schedule, FaultList faults) {
        if (zone(schedule.zone()).isEmpty()) {
            faults.add(path + ".zone", schedule.zone(), "not a time zone; write for example 'Europe/Berlin' or 'UTC'");
        }
        int count = schedule.windows().size();
        if (count == 0 || count > MAX_WINDOWS) {
            faults.add(path + ".windows", count + " windows", "allowed 1 to " + MAX_WINDOWS);
        }
        for (int i = 0; i < count; i++) {
            Schedule.Window window = schedule.windows().get(i);
            String place = path + ".windows[" + i + "]";
            if (window.days().isEmpty()) {
                faults.add(place + ".days", "", "needs a day of the week or more");
            }
            faults.checkWithin(place + ".from", window.fromMinute(), 0, Schedule.DAY - 1);
            faults.checkWithin(place + ".to", window.toMinute(), 1, Schedule.DAY);
            if (window.fromMinute() == window.toMinute()) {
                faults.add(place + ".to", window.toMinute(), "must differ from 'from'; a whole day is 00:00 to 24:00");
            }
        }
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
