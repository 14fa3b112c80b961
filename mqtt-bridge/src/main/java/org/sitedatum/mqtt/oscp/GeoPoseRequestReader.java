package org.sitedatum.mqtt.oscp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Reads requests of both versions. In version 2 {@code sensorReadings} is an object with a list for each kind of sensor; in
 * version 1 it is one list, each element with its {@code reading}. Source: OpenArCloud/oscp-geopose-protocol.
 */
public final class GeoPoseRequestReader {
    /** The only type of request and answer. */
    public static final String GEOPOSE = "geopose";

    /** Longest request, with its images, bytes. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final int MOST_SENSORS = 64;
    private static final int MOST_READINGS = 1_000;
    private static final int MOST_PRIORS = 100;
    private static final int LONGEST_NAME = 256;

    /** Year 3000, ms since the Unix epoch. */
    private static final long LAST_STAMP = 32_503_680_000_000L;

    private GeoPoseRequestReader() {}

    /** Reads a request; the strings in it, images above all, may be as long as the request. */
    public static GeoPoseRequest read(byte[] body) throws FormatRefusal {
        JsonValue request = JsonValue.parseWithFiles(body, MAX_BYTES);
        JsonValue type = request.get("type");
        if (!type.text(LONGEST_NAME).equals(GEOPOSE)) {
            throw type.refusal(Reason.UNSUPPORTED, "is " + Quote.of(type.text()) + "; known: " + GEOPOSE);
        }
        Readings readings = new Readings();
        Optional<JsonValue> sent = request.find("sensorReadings");
        if (sent.isPresent() && sent.get().isArray()) {
            readings.readFirstVersion(sent.get());
        } else if (sent.isPresent()) {
            readings.readSecondVersion(sent.get());
        }
        return new GeoPoseRequest(
                request.get("id").text(LONGEST_NAME),
                stamp(request),
                names(request),
                readings.beacons.stream()
                        .sorted(Comparator.comparingDouble(HeardBeacon::rssi).reversed())
                        .toList(),
                readings.hasImages,
                priors(request));
    }

    private static long stamp(JsonValue of) throws FormatRefusal {
        return of.get("timestamp").integer(0, LAST_STAMP);
    }

    private static List<String> names(JsonValue request) throws FormatRefusal {
        Set<String> names = new LinkedHashSet<>();
        for (JsonValue sensor : request.get("sensors").elements(0, MOST_SENSORS)) {
            names.add(sensor.get("id").text(LONGEST_NAME));
            Optional<JsonValue> rig = sensor.find("rigIdentifier");
            if (rig.isPresent()) {
                names.add(rig.get().text(LONGEST_NAME));
            }
        }
        return List.copyOf(names);
    }

    private static List<GeoPoseAnswer> priors(JsonValue request) throws FormatRefusal {
        List<GeoPoseAnswer> priors = new ArrayList<>();
        Optional<JsonValue> list = request.find("priorPoses");
        if (list.isPresent()) {
            for (JsonValue prior : list.get().elements(0, MOST_PRIORS)) {
                priors.add(prior(prior));
            }
        }
        priors.sort(Comparator.comparingLong(GeoPoseAnswer::stampMillis).reversed());
        return priors;
    }

    private static GeoPoseAnswer prior(JsonValue prior) throws FormatRefusal {
        JsonValue accuracy = prior.get("accuracy");
        JsonValue geopose = prior.get("geopose");
        JsonValue position = geopose.get("position");
        JsonValue q = geopose.get("quaternion");
        Geodetic at = new Geodetic(
                position.get("lat").number(-90, 90),
                position.get("lon").number(-180, 180),
                position.get("h").number(-1e4, 1e5));
        Quaternion turned = Quaternion.findUnit(
                        q.get("x").number(),
                        q.get("y").number(),
                        q.get("z").number(),
                        q.get("w").number())
                .orElseThrow(() -> q.refusal(Reason.NOT_UNIT, "is no rotation; a quaternion has length 1"));
        return new GeoPoseAnswer(
                prior.get("id").text(LONGEST_NAME),
                stamp(prior),
                accuracy.get("position").number(0, 1e6),
                accuracy.get("orientation").number(0, GeoPoseAnswer.UNKNOWN_ORIENTATION),
                new GeoPoseQuaternion(at, turned));
    }

    /** What is of use among the readings. */
    private static final class Readings {
        private final List<HeardBeacon> beacons = new ArrayList<>();
        private boolean hasImages;

        private void readFirstVersion(JsonValue list) throws FormatRefusal {
            for (JsonValue element : list.elements(0, MOST_READINGS)) {
                Optional<JsonValue> reading = element.find("reading");
                if (reading.isPresent()) {
                    read(reading.get());
                }
            }
        }

        private void readSecondVersion(JsonValue kinds) throws FormatRefusal {
            for (String kind : kinds.names()) {
                if (kinds.has(kind)) {
                    for (JsonValue reading : kinds.get(kind).elements(0, MOST_READINGS)) {
                        read(reading);
                    }
                }
            }
        }

        private void read(JsonValue reading) throws FormatRefusal {
            hasImages |= reading.has("imageBytes");
            for (String address : List.of("address", "BSSID")) {
                if (reading.has(address)) {
                    beacons.add(new HeardBeacon(
                            reading.get(address).text(LONGEST_NAME),
                            reading.get("RSSI").number(-200, 50)));
                }
            }
        }
    }
}
