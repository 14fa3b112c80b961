package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.event.CollisionEvent;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.event.ProximityEvent;
import org.sitedatum.positioning.event.RevisionEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.revision.FieldChange;
import org.sitedatum.positioning.revision.ObjectChange;
import org.sitedatum.positioning.revision.ObjectKind;

class EventJsonTest {
    private static final long STAMP = 1_767_225_600_123_456_789L;
    private static final long MICROS = 1_767_225_600_123_456L;
    private static final Vector3 HERE = new Vector3(1.5, -2.25, 0);

    private static JsonNode written(SiteEvent event) throws IOException {
        JsonNode json = new ObjectMapper().readTree(new EventJsonEncoder().encode(event, 7));
        assertThat(json.get("kind").asText()).isEqualTo(event.kind());
        assertThat(json.get("id").asText()).isEqualTo(event.subject());
        assertThat(json.get("event").asText()).isEqualTo(event.eventId());
        assertThat(json.get("sequence").asLong()).isEqualTo(event.sequence());
        assertThat(json.get("stamp").asLong()).isEqualTo(MICROS);
        assertThat(json.get("epoch").asLong()).isEqualTo(7);
        return json;
    }

    private static FenceEvent fence(FenceEvent.Change change) {
        return new FenceEvent(
                12,
                STAMP,
                "dock",
                "agv-1",
                change,
                FenceEvent.Cause.CROSSING,
                3,
                STAMP - 2000,
                0.9876543,
                HERE,
                Optional.of("g"));
    }

    @Test
    void shouldWriteEveryFieldOfAFenceEvent() throws IOException {
        JsonNode json = written(fence(FenceEvent.Change.ENTERED));

        assertThat(json.get("kind").asText()).isEqualTo("fence");
        assertThat(json.get("event").asText()).isEqualTo("fence:dock:12");
        assertThat(json.get("fence").asText()).isEqualTo("dock");
        assertThat(json.get("trackable").asText()).isEqualTo("agv-1");
        assertThat(json.get("change").asText()).isEqualTo("entered");
        assertThat(json.get("cause").asText()).isEqualTo("crossing");
        assertThat(json.get("visit").asLong()).isEqualTo(3);
        assertThat(json.get("entered").asLong()).isEqualTo(MICROS - 2);
        assertThat(json.get("probability").asDouble()).isEqualTo(0.987654);
        assertThat(json.get("position")).hasToString("[1.5,-2.25,0]");
        assertThat(json.get("floor").asText()).isEqualTo("g");
    }

    @Test
    void shouldCallAStayADwell() throws IOException {
        JsonNode json = written(fence(FenceEvent.Change.DWELLING));

        assertThat(json.get("kind").asText()).isEqualTo("dwell");
        assertThat(json.get("id").asText()).isEqualTo("dock");
    }

    @Test
    void shouldWriteAProximity() throws IOException {
        JsonNode json =
                written(new ProximityEvent(1, STAMP, "a", "b", ProximityEvent.Change.STARTED, 0.75, STAMP - 1000));

        assertThat(json.get("trackables")).hasToString("[\"a\",\"b\"]");
        assertThat(json.get("change").asText()).isEqualTo("started");
        assertThat(json.get("distance").asDouble()).isEqualTo(0.75);
        assertThat(json.get("started").asLong()).isEqualTo(MICROS - 1);
    }

    @Test
    void shouldWriteACollisionMoverFirst() throws IOException {
        JsonNode json = written(new CollisionEvent(
                1, STAMP, "b", "a", CollisionEvent.Change.PREDICTED, 2, 1.25, STAMP, HERE, Vector3.ZERO));

        assertThat(json.get("id").asText()).isEqualTo("a");
        assertThat(json.get("trackables")).hasToString("[\"b\",\"a\"]");
        assertThat(json.get("timeToCollision").asDouble()).isEqualTo(1.25);
        assertThat(json.get("positions")).hasToString("[[1.5,-2.25,0],[0,0,0]]");
    }

    @Test
    void shouldLeaveOutATimeThatNeverComes() throws IOException {
        JsonNode json = written(new CollisionEvent(
                1, STAMP, "b", "a", CollisionEvent.Change.ENDED, 2, Double.POSITIVE_INFINITY, STAMP, HERE, HERE));

        assertThat(json.has("timeToCollision")).isFalse();
    }

    @Test
    void shouldWriteAMerge() throws IOException {
        JsonNode json = written(new MergeEvent(1, STAMP, "anon-4", "agv-1", MergeEvent.Change.MERGED, 0.99));

        assertThat(json.get("id").asText()).isEqualTo("agv-1");
        assertThat(json.get("anonymous").asText()).isEqualTo("anon-4");
        assertThat(json.get("change").asText()).isEqualTo("merged");
        assertThat(json.get("probability").asDouble()).isEqualTo(0.99);
    }

    @Test
    void shouldWriteTheHealthOfAnAnchorWithItsLikelyPlace() throws IOException {
        JsonNode json = written(new HealthEvent(
                1,
                STAMP,
                HealthEvent.Device.ANCHOR,
                "a-7",
                HealthEvent.Condition.CLOCK_OFFSET,
                HealthEvent.Change.RAISED,
                1.5,
                0.25,
                Optional.of(HERE)));

        assertThat(json.get("device").asText()).isEqualTo("anchor");
        assertThat(json.get("condition").asText()).isEqualTo("clockOffset");
        assertThat(json.get("change").asText()).isEqualTo("raised");
        assertThat(json.get("measured").asDouble()).isEqualTo(1.5);
        assertThat(json.get("limit").asDouble()).isEqualTo(0.25);
        assertThat(json.get("likelyPosition")).hasToString("[1.5,-2.25,0]");
    }

    @Test
    void shouldWriteWhatIsDifferentInARevision() throws IOException {
        ObjectChange moved = new ObjectChange(
                ObjectKind.ANCHOR,
                "a3",
                ObjectChange.Change.CHANGED,
                List.of(new FieldChange("position", "(1, 2, 3)", "(1.42, 2, 3)", 0.42, Double.NaN)));
        ObjectChange wall = new ObjectChange(ObjectKind.WALL, "on f \"1\"", ObjectChange.Change.REMOVED, List.of());

        JsonNode json = written(RevisionEvent.of(5, STAMP, "hall", 8, 7, List.of(moved, wall)));

        assertThat(json.get("revision").asLong()).isEqualTo(8);
        assertThat(json.get("replaced").asLong()).isEqualTo(7);
        assertThat(json.get("changeCount").asLong()).isEqualTo(2);
        assertThat(json.get("changes").get(0))
                .hasToString("{\"object\":\"anchor\",\"id\":\"a3\",\"change\":\"changed\",\"moved\":0.42,"
                        + "\"text\":\"anchor a3 position moved 0.42 m, from (1, 2, 3) to (1.42, 2, 3)\"}");
        assertThat(json.get("changes").get(1).get("text").asText()).isEqualTo("wall on f \"1\" removed");
    }

    @Test
    void shouldKeepARevisionOfAThousandChangesWithinAMessage() {
        List<ObjectChange> changes = new ArrayList<>();
        String id = "\u00e9".repeat(128);
        for (int i = 0; i < 1_000; i++) {
            changes.add(new ObjectChange(
                    ObjectKind.FENCE,
                    id,
                    ObjectChange.Change.CHANGED,
                    List.of(FieldChange.of("polygon", "x".repeat(160), "y".repeat(160)))));
        }

        RevisionEvent event = RevisionEvent.of(1, STAMP, "hall", 2, 1, changes);

        assertThat(event.changeCount()).isEqualTo(1_000);
        assertThat(event.changes()).hasSize(RevisionEvent.MOST_CHANGES);
        assertThat(new EventJsonEncoder().encode(event, 1)).hasSizeLessThan(200 * 1024);
    }
}
