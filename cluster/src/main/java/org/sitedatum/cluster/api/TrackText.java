package org.sitedatum.cluster.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.sitedatum.cluster.replay.ReplayResult;
import org.sitedatum.cluster.replay.TrackPoint;
import org.sitedatum.cluster.replay.TruthPoint;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.Floor;

/** Tracks of a replay as columns for the page, as CSV, and as GeoJSON in site metres. */
final class TrackText {

    private static final String HEADER = "trackable,stamp,x,y,z,xx,xy,yy,yaw,state,protectionLevel,floor\n";

    private TrackText() {}

    /** For each body one array for each quantity; {@code state} and {@code floor} count into their lists, -1: none. */
    static String columns(ReplayResult result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            List<String> floors = result.site().floors().stream().map(Floor::id).toList();
            json.writeStartObject();
            json.writeNumberField("step", result.stepNanos() * 1e-9);
            json.writeFieldName("states");
            json.writeStartArray();
            for (TrackingState state : TrackingState.values()) {
                json.writeString(state.word());
            }
            json.writeEndArray();
            json.writeFieldName("floors");
            json.writeStartArray();
            for (String floor : floors) {
                json.writeString(floor);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("items");
            for (Map.Entry<String, List<TrackPoint>> track : result.tracks().entrySet()) {
                write(json, track.getKey(), track.getValue(), floors);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("truth");
            for (Map.Entry<String, List<TruthPoint>> track : result.truth().entrySet()) {
                writeTruth(json, track.getKey(), track.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String body, List<TrackPoint> track, List<String> floors)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("trackable", body);
        json.writeArrayFieldStart("stamp");
        for (TrackPoint point : track) {
            json.writeNumber(Math.floorDiv(point.stampNanos(), 1_000L));
        }
        json.writeEndArray();
        column(json, "x", track, TrackPoint::x, 1e3);
        column(json, "y", track, TrackPoint::y, 1e3);
        column(json, "z", track, TrackPoint::z, 1e3);
        column(json, "xx", track, TrackPoint::xx, 1e6);
        column(json, "xy", track, TrackPoint::xy, 1e6);
        column(json, "yy", track, TrackPoint::yy, 1e6);
        column(json, "yaw", track, TrackPoint::yaw, 1e4);
        column(json, "protectionLevel", track, TrackPoint::protectionLevel, 1e3);
        indices(json, "state", track, point -> point.state().ordinal());
        indices(
                json,
                "floor",
                track,
                point -> point.floor().map(floors::indexOf).orElse(-1));
        json.writeEndObject();
    }

    private static void writeTruth(JsonGenerator json, String body, List<TruthPoint> track) throws IOException {
        json.writeStartObject();
        json.writeStringField("trackable", body);
        json.writeArrayFieldStart("stamp");
        for (TruthPoint point : track) {
            json.writeNumber(Math.floorDiv(point.stampNanos(), 1_000L));
        }
        json.writeEndArray();
        column(json, "x", track, TruthPoint::x, 1e3);
        column(json, "y", track, TruthPoint::y, 1e3);
        column(json, "z", track, TruthPoint::z, 1e3);
        column(json, "error", track, TruthPoint::error, 1e3);
        json.writeEndObject();
    }

    private static <P> void column(
            JsonGenerator json, String name, List<P> track, ToDoubleFunction<P> value, double parts)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (P point : track) {
            double number = value.applyAsDouble(point);
            if (Double.isFinite(number)) {
                json.writeNumber(Math.rint(number * parts) / parts);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private static void indices(JsonGenerator json, String name, List<TrackPoint> track, ToIntFunction<TrackPoint> of)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (TrackPoint point : track) {
            json.writeNumber(of.applyAsInt(point));
        }
        json.writeEndArray();
    }

    /** A line for each pose; an empty cell where something is not known. */
    static String csv(ReplayResult result) {
        StringBuilder text = new StringBuilder(HEADER);
        result.tracks().forEach((body, track) -> {
            for (TrackPoint point : track) {
                text.append(body).append(',').append(Math.floorDiv(point.stampNanos(), 1_000L));
                for (double value :
                        new double[] {point.x(), point.y(), point.z(), point.xx(), point.xy(), point.yy(), point.yaw()
                        }) {
                    text.append(',').append(number(value));
                }
                text.append(',').append(point.state().word());
                text.append(',').append(number(point.protectionLevel()));
                text.append(',').append(point.floor().orElse("")).append('\n');
            }
        });
        return text.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(Math.rint(value * 1e6) / 1e6) : "";
    }

    /** A line of each body in site metres; its property {@code stamps} has the instants of the corners. */
    static String geoJson(ReplayResult result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (Map.Entry<String, List<TrackPoint>> track : drawable(result.tracks())) {
                feature(json, track.getKey(), track.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.toString();
    }

    /** A line has two corners at least. */
    private static List<Map.Entry<String, List<TrackPoint>>> drawable(SortedMap<String, List<TrackPoint>> tracks) {
        List<Map.Entry<String, List<TrackPoint>>> lines = new ArrayList<>(tracks.entrySet());
        lines.removeIf(track -> track.getValue().size() < 2);
        return lines;
    }

    private static void feature(JsonGenerator json, String body, List<TrackPoint> track) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", body);
        json.writeObjectFieldStart("properties");
        json.writeStringField("trackable", body);
        json.writeStringField("frame", "site");
        json.writeArrayFieldStart("stamps");
        for (TrackPoint point : track) {
            json.writeNumber(Math.floorDiv(point.stampNanos(), 1_000L));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "LineString");
        json.writeArrayFieldStart("coordinates");
        for (TrackPoint point : track) {
            json.writeStartArray();
            for (double value : new double[] {point.x(), point.y(), point.z()}) {
                json.writeNumber(Math.rint(value * 1e3) / 1e3);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }
}
