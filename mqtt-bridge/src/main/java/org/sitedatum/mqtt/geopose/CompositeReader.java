package org.sitedatum.mqtt.geopose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geopose.GeoPoseChain;
import org.sitedatum.frames.geopose.GeoPoseGraph;
import org.sitedatum.frames.geopose.GeoPoseSeries;
import org.sitedatum.frames.geopose.GeoPoseStream;
import org.sitedatum.frames.geopose.TimedFrame;
import org.sitedatum.frames.geopose.TransitionModel;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.positioning.FixRejection.Reason;

/** Reads the targets made of frames. */
final class CompositeReader {
    /** The last instant whose nanoseconds fit a long, ms since the Unix epoch (year 2262). */
    static final long MAX_MILLIS = Long.MAX_VALUE / 1_000_000;

    private static final int MAX_FRAMES = 100_000;

    /** A graph is walked frame by frame. */
    private static final int MAX_GRAPH = 1_000;

    private final FrameReader frames;

    CompositeReader(FrameReader frames) {
        this.frames = frames;
    }

    GeoPoseChain chain(JsonValue json) throws FormatRefusal {
        long validTime = GeoPoseDecoder.validTime(json);
        Geodetic outer = frames.tangentPlane(json.get("outerFrame"));
        List<RigidTransform> links = new ArrayList<>();
        for (JsonValue link : json.get("frameChain").elements(GeoPoseChain.MIN_LINKS, MAX_FRAMES)) {
            links.add(frames.transform(link));
        }
        return new GeoPoseChain(validTime, outer, links);
    }

    GeoPoseGraph graph(JsonValue json) throws FormatRefusal {
        long validTime = GeoPoseDecoder.validTime(json);
        List<GeoPoseGraph.Frame> nodes = new ArrayList<>();
        for (JsonValue frame : json.get("frameList").elements(2, MAX_GRAPH)) {
            nodes.add(
                    frames.isTangentPlane(frame)
                            ? new GeoPoseGraph.Frame.Outer(frames.tangentPlane(frame))
                            : new GeoPoseGraph.Frame.Inner(frames.transform(frame)));
        }
        List<GeoPoseGraph.Link> links = new ArrayList<>();
        for (JsonValue entry : json.get("transformList").elements(1, MAX_GRAPH)) {
            List<JsonValue> ends = entry.get("link").elements(2, 2);
            links.add(new GeoPoseGraph.Link(index(ends.get(0)), index(ends.get(1))));
        }
        return sensible(json, () -> new GeoPoseGraph(validTime, nodes, links));
    }

    private static int index(JsonValue end) throws FormatRefusal {
        return (int) end.integer(0, MAX_GRAPH);
    }

    GeoPoseSeries series(JsonValue json) throws FormatRefusal {
        JsonValue header = json.get("header");
        TransitionModel transition = frames.transition(header.get("transitionModel"));
        Geodetic outer = frames.tangentPlane(json.get("outerFrame"));
        GeoPoseSeries series = json.has("innerFrameSeries")
                ? regular(json, header, transition, outer)
                : irregular(json, transition, outer);
        checkCounts(json, header, series);
        return series;
    }

    private GeoPoseSeries regular(JsonValue json, JsonValue header, TransitionModel transition, Geodetic outer)
            throws FormatRefusal {
        List<RigidTransform> poses = new ArrayList<>();
        for (JsonValue frame : json.get("innerFrameSeries").elements(1, MAX_FRAMES)) {
            poses.add(frames.transform(frame));
        }
        long start = header.get("startInstant").integer(0, MAX_MILLIS);
        long spacing = json.get("interPoseDuration").integer(0, MAX_MILLIS / MAX_FRAMES);
        return GeoPoseSeries.regular(transition, outer, start, spacing, poses);
    }

    private GeoPoseSeries irregular(JsonValue json, TransitionModel transition, Geodetic outer) throws FormatRefusal {
        List<TimedFrame> poses = new ArrayList<>();
        for (JsonValue entry : json.get("innerFrameAndTimeSeries").elements(1, MAX_FRAMES)) {
            poses.add(timed(entry));
        }
        return sensible(json, () -> GeoPoseSeries.irregular(transition, outer, poses));
    }

    /** The header and the trailer must mean the poses that are there. */
    private static void checkCounts(JsonValue json, JsonValue header, GeoPoseSeries series) throws FormatRefusal {
        int count = series.frames().size();
        for (JsonValue part : List.of(header, json.get("trailer"))) {
            long stated = part.get("poseCount").integer(0, Integer.MAX_VALUE);
            if (stated != count) {
                throw part.get("poseCount").refusal(Reason.MALFORMED, "is " + stated + " with " + count + " poses");
            }
        }
        long stop = header.get("stopInstant").integer(0, MAX_MILLIS);
        // each spacing is rounded to whole milliseconds, so the end may be off by half of one per pose
        if (Math.abs(stop - series.stopMillis()) > count) {
            throw header.get("stopInstant")
                    .refusal(Reason.MALFORMED, "is " + stop + "; the last pose is at " + series.stopMillis());
        }
    }

    GeoPoseStream.Header streamHeader(JsonValue json) throws FormatRefusal {
        return new GeoPoseStream.Header(
                frames.transition(json.get("transitionModel")), frames.tangentPlane(json.get("outerFrame")));
    }

    TimedFrame streamElement(JsonValue json) throws FormatRefusal {
        return timed(json.get("streamElement"));
    }

    GeoPoseStream stream(JsonValue json) throws FormatRefusal {
        GeoPoseStream.Header header = streamHeader(json.get("header"));
        List<TimedFrame> elements = new ArrayList<>();
        for (JsonValue element : json.get("streamElements").elements(1, MAX_FRAMES)) {
            elements.add(streamElement(element));
        }
        return sensible(json, () -> new GeoPoseStream(header, elements));
    }

    private TimedFrame timed(JsonValue entry) throws FormatRefusal {
        return new TimedFrame(GeoPoseDecoder.validTime(entry), frames.transform(entry.get("frame")));
    }

    private static <T> T sensible(JsonValue json, Supplier<T> making) throws FormatRefusal {
        try {
            return making.get();
        } catch (IllegalArgumentException contradiction) {
            throw json.refusal(Reason.MALFORMED, "contradicts itself: " + contradiction.getMessage());
        }
    }
}
