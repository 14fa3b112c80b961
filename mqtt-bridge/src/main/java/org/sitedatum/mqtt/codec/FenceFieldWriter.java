package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Schedule;

/** Writes a fence of a site document; absent values are left out. */
final class FenceFieldWriter {
    private FenceFieldWriter() {}

    static void write(JsonGenerator json, Fence fence) throws IOException {
        json.writeStringField("id", fence.id());
        JsonFields.text(json, "floor", fence.floor());
        writeRegion(json, fence);
        JsonFields.number(json, "elevation", fence.elevation());
        JsonFields.number(json, "extrusion", fence.extrusion());
        JsonFields.number(json, "enterTolerance", fence.margins().enterTolerance());
        JsonFields.number(json, "exitTolerance", fence.margins().exitTolerance());
        JsonFields.number(json, "enterProbability", fence.margins().enterProbability());
        JsonFields.number(json, "exitProbability", fence.margins().exitProbability());
        if (!fence.timeouts().equals(FenceTimeouts.DEFAULT)) {
            writeTimeouts(json, fence.timeouts());
        }
        if (fence.schedule().isPresent()) {
            writeSchedule(json, fence.schedule().get());
        }
    }

    private static void writeRegion(JsonGenerator json, Fence fence) throws IOException {
        json.writeObjectFieldStart("region");
        if (fence.circle().isPresent()) {
            Fence.Circle circle = fence.circle().get();
            JsonFields.numbers(
                    json, "centre", circle.centre().x(), circle.centre().y());
            json.writeNumberField("radius", circle.radius());
        } else {
            json.writeStringField("type", "Polygon");
            json.writeArrayFieldStart("coordinates");
            for (List<Point2> ring : fence.polygon()) {
                SiteFieldWriter.writePointArray(json, ring);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeTimeouts(JsonGenerator json, FenceTimeouts timeouts) throws IOException {
        json.writeObjectFieldStart("timeouts");
        JsonFields.number(json, "timeout", timeouts.timeout());
        JsonFields.number(json, "toleranceTimeout", timeouts.toleranceTimeout());
        JsonFields.number(json, "exitDelay", timeouts.exitDelay());
        JsonFields.number(json, "enterDelay", timeouts.enterDelay());
        JsonFields.number(json, "dwell", timeouts.dwell());
        json.writeEndObject();
    }

    private static void writeSchedule(JsonGenerator json, Schedule schedule) throws IOException {
        json.writeObjectFieldStart("schedule");
        json.writeStringField("zone", schedule.zone());
        json.writeArrayFieldStart("windows");
        for (Schedule.Window window : schedule.windows()) {
            json.writeStartObject();
            json.writeArrayFieldStart("days");
            for (DayOfWeek day : DayOfWeek.values()) {
                if (window.days().contains(day)) {
                    json.writeString(FenceAssembly.word(day));
                }
            }
            json.writeEndArray();
            json.writeStringField("from", time(window.fromMinute()));
            json.writeStringField("to", time(window.toMinute()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
