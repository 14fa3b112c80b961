package org.sitedatum.mqtt.codec;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceMargins;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Schedule;

/** A fence of the site document in code. */
final class FenceAssembly {
    /** Days on the wire: the first three letters of the English name. */
    static final int DAY_LETTERS = 3;

    private static final Set<String> TIMEOUTS =
            Set.of("timeout", "toleranceTimeout", "exitDelay", "enterDelay", "dwell");

    private record Region(List<List<Point2>> polygon, Optional<Fence.Circle> circle) {}

    private FenceAssembly() {}

    static Fence fence(SiteNode node) {
        Optional<Region> region = node.optionalObject("region", FenceAssembly::region);
        if (region.isEmpty()) {
            node.fault("region", "", "is required: a GeoJSON Polygon in site metres, or centre and radius");
        }
        return new Fence(
                node.text("id"),
                node.optionalText("floor"),
                region.map(Region::polygon).orElse(List.of()),
                region.flatMap(Region::circle),
                node.numberOrNaN("elevation"),
                node.numberOrNaN("extrusion"),
                new FenceMargins(
                        node.numberOrNaN("enterTolerance"),
                        node.numberOrNaN("exitTolerance"),
                        node.numberOrNaN("enterProbability"),
                        node.numberOrNaN("exitProbability")),
                node.optionalObject("timeouts", FenceAssembly::timeouts).orElse(FenceTimeouts.DEFAULT),
                node.optionalObject("schedule", FenceAssembly::schedule));
    }

    private static Region region(SiteNode node) {
        if (node.has("centre") || node.has("radius")) {
            return new Region(
                    node.ringList("coordinates"),
                    Optional.of(new Fence.Circle(node.point("centre"), node.number("radius"))));
        }
        String type = node.text("type");
        if (!type.equals("Polygon")) {
            node.fault("type", type, "a region is a GeoJSON Polygon, or has centre and radius");
        }
        List<List<Point2>> rings = node.ringList("coordinates");
        for (int i = 0; i < rings.size(); i++) {
            List<Point2> ring = rings.get(i);
            if (ring.isEmpty() || !ring.get(0).equals(ring.get(ring.size() - 1))) {
                node.fault("coordinates[" + i + "]", ring.size() + " points", "a GeoJSON ring ends where it began");
            }
        }
        return new Region(rings, Optional.empty());
    }

    /** Names of no meaning here are ignored, but what they hold must be a time. */
    private static FenceTimeouts timeouts(SiteNode node) {
        for (String name : node.names()) {
            double seconds = node.number(name);
            if (!TIMEOUTS.contains(name) && !(seconds >= 0 && seconds <= FenceTimeouts.MAX_SECONDS)) {
                node.fault(name, seconds, "allowed 0.0 to " + FenceTimeouts.MAX_SECONDS);
            }
        }
        return new FenceTimeouts(
                node.numberOrNaN("timeout"),
                node.numberOrNaN("toleranceTimeout"),
                node.numberOrNaN("exitDelay"),
                node.numberOrNaN("enterDelay"),
                node.numberOrNaN("dwell"));
    }

    private static Schedule schedule(SiteNode node) {
        return new Schedule(node.text("zone"), node.objects("windows", FenceAssembly::window));
    }

    private static Schedule.Window window(SiteNode node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : node.textList("days")) {
            Optional<DayOfWeek> day = day(word);
            if (day.isEmpty()) {
                node.fault("days", word, "allowed 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'");
            }
            day.ifPresent(days::add);
        }
        return new Schedule.Window(days, minute(node, "from"), minute(node, "to"));
    }

    private static Optional<DayOfWeek> day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word(day).equals(word)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    static String word(DayOfWeek day) {
        return day.name().substring(0, DAY_LETTERS).toLowerCase(Locale.ROOT);
    }

    private static int minute(SiteNode node, String name) {
        String text = node.text(name);
        if (text.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00")) {
            return 60 * Integer.parseInt(text.substring(0, 2)) + Integer.parseInt(text.substring(3));
        }
        if (!text.isEmpty()) {
            node.fault(name, text, "a time of day is written '00:00' to '24:00'");
        }
        return 0;
    }
}
