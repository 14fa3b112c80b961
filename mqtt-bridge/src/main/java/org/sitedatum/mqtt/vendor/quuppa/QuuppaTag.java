package org.sitedatum.mqtt.vendor.quuppa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.Stamps;

/**
 * A tag as Quuppa tells it.
 *
 * @param id tag id
 * @param locationNanos when it was located, ns since the Unix epoch; empty: never
 * @param location x y and perhaps z; empty: not located
 * @param locationType {@code position}, {@code presence}, {@code noData}, ...
 * @param radius {@code locationRadius}, vendor units; NaN: not stated
 * @param zoneIds empty: not known, the tag is lost; an empty list: known to be in no zone
 */
public record QuuppaTag(
        String id,
        OptionalLong locationNanos,
        Optional<List<Double>> location,
        String locationType,
        double radius,
        Optional<List<String>> zoneIds) {
    private static final int MAX_ZONES = 1024;

    static QuuppaTag read(JsonValue json) throws FormatRefusal {
        return new QuuppaTag(
                json.get("tagId").id(),
                json.has("locationTS") ? OptionalLong.of(Stamps.millis(json.get("locationTS"))) : OptionalLong.empty(),
                location(json),
                json.has("locationType") ? json.get("locationType").text() : "",
                json.has("locationRadius") ? json.get("locationRadius").number(0, 1e6) : Double.NaN,
                zones(json));
    }

    private static Optional<List<Double>> location(JsonValue json) throws FormatRefusal {
        if (!json.has("location")) {
            return Optional.empty();
        }
        List<Double> location = new ArrayList<>();
        for (JsonValue coordinate : json.get("location").elements(2, 3)) {
            location.add(coordinate.number());
        }
        return Optional.of(List.copyOf(location));
    }

    private static Optional<List<String>> zones(JsonValue json) throws FormatRefusal {
        if (!json.has("locationZoneIds")) {
            return Optional.empty();
        }
        List<String> zones = new ArrayList<>();
        for (JsonValue zone : json.get("locationZoneIds").elements(0, MAX_ZONES)) {
            zones.add(zone.text());
        }
        return Optional.of(List.copyOf(zones));
    }
}
