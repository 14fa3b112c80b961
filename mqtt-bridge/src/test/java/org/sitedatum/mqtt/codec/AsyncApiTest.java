package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.geopose.GeoPoseOutput;
import org.sitedatum.mqtt.topic.SiteTopic;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
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
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Georeference;

/** The AsyncAPI document says what the code does: every topic, kind, reason and word, and each message that is written. */
class AsyncApiTest {
    private static final AsyncApi API = AsyncApi.read();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Vector3 POINT = new Vector3(1.25, -2, 0);

    @Test
    void shouldNameEveryTopicOfTheCodeAndNoOther() {
        Set<String> kinds = new TreeSet<>();
        for (Map.Entry<String, String> channel : API.addresses().entrySet()) {
            String topic = channel.getValue().replaceAll("\\{[a-z]+}", "x");
            assertThat(API.at("/channels/" + channel.getKey() + "/parameters").size())
                    .as("parameters of %s", channel.getKey())
                    .isEqualTo(topic.split("/x", -1).length - 1 + (topic.startsWith("x") ? 1 : 0));
            if (!topic.startsWith(SiteTopic.ROOT)) {
                // of others: /omlox/... is held against a running hub
                assertThat(topic.startsWith("/omlox/") || topic.equals("x/x/x/x/visualization"))
                        .as(topic)
                        .isTrue();
                continue;
            }
            Optional<SiteTopic> parsed = SiteTopic.parse(topic);
            assertThat(parsed).as(topic).isPresent();
            assertThat(parsed.get().name()).isEqualTo(topic);
            kinds.add(parsed.get().getClass().getSimpleName());
        }

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SiteTopic.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void shouldHaveOneOperationForEveryChannel() {
        List<String> channels = new ArrayList<>();
        API.at("/operations")
                .forEach(operation ->
                        channels.add(operation.at("/channel/$ref").asText().substring("#/channels/".length())));

        assertThat(channels).containsExactlyInAnyOrderElementsOf(API.addresses().keySet());
    }

    @Test
    void shouldListEveryKindOfFixAndReason() {
        Set<String> documented = new TreeSet<>();
        for (JsonNode alternative : API.at("/components/schemas/fix/oneOf")) {
            documented.add(API.at(alternative.get("$ref").asText().substring(1) + "/properties/kind/const")
                    .asText());
        }
        Set<String> coded = new TreeSet<>();
        RandomFixes fixes = new RandomFixes(1);
        for (int kind = 0; kind < RandomFixes.KINDS; kind++) {
            coded.add(fixes.ofKind(kind).kind());
        }

        assertThat(documented).isEqualTo(coded);
        assertThat(API.strings("/components/schemas/rejection/properties/reason/enum"))
                .isEqualTo(Arrays.stream(FixRejection.Reason.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void shouldDescribeThePosesThatAreWritten() throws IOException {
        PoseJsonEncoder encoder = new PoseJsonEncoder();
        for (TrackingState state : TrackingState.values()) {
            for (boolean full : new boolean[] {true, false}) {
                assertDescribed("pose", encoder.encode(pose(state, full), 3));
            }
            assertDescribed(
                    "geoPose",
                    GeoPoseOutput.of(new Georeference(48, 11, 500, 30))
                            .encode(pose(state, true))
                            .orElseThrow());
        }
        assertThat(API.strings("/components/schemas/pose/properties/state/enum"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TrackingState.values())
                        .map(TrackingState::word)
                        .toList());
    }

    private static PoseEstimate pose(TrackingState state, boolean full) {
        return new PoseEstimate(
                "agv-1",
                1_767_225_600_123_456_789L,
                full ? Optional.of("g") : Optional.empty(),
                POINT,
                full ? Optional.of(Quaternion.ofYaw(1)) : Optional.empty(),
                Covariance6.isotropic(0.1, 0.01),
                POINT,
                full ? Optional.of(POINT) : Optional.empty(),
                state,
                full ? 0.75 : Double.POSITIVE_INFINITY,
                full ? List.of("radar-2", "uwb-1") : List.of(),
                full ? 0.5 : 1,
                full ? Optional.of("a \"person\"") : Optional.empty(),
                12,
                3,
                0.93);
    }

    @Test
    void shouldDescribeFramesAlignmentsRejectionsAndStatuses() throws IOException {
        RigidTransform transform = new RigidTransform(Quaternion.ofYaw(0.5), POINT);
        FramePlacement bare = new FramePlacement("cell", "site", transform, Optional.empty());
        FramePlacement sure =
                new FramePlacement("cam", "cell", transform, Optional.of(Covariance6.isotropic(0.1, 0.01)));
        assertDescribed("frames", new FrameJsonEncoder().encodeTree(List.of(bare, sure), 4));
        assertDescribed(
                "alignment",
                new FrameJsonEncoder()
                        .encodeAlignment(
                                new FrameAlignment("agv-1.odom", 5_000, transform, Covariance6.isotropic(1, 1), 2)));
        for (FixRejection.Reason reason : FixRejection.Reason.values()) {
            assertDescribed(
                    "rejection",
                    new RejectionJsonEncoder()
                            .encode(new RejectionReport(new FixRejection("uwb-1", 0, reason, "field \"x\""), 1, 7)));
        }
        StatusJsonEncoder statuses = new StatusJsonEncoder();
        assertDescribed("status", statuses.encode(NodeStatus.offline("node", 1, 0)));
        assertDescribed(
                "status",
                statuses.encode(new NodeStatus(
                        "node",
                        1,
                        NodeStatus.State.ONLINE,
                        9_000,
                        Map.of("fixes", 1.5),
                        Map.of("clock", "drifts"),
                        0.0125,
                        2)));
    }

    @Test
    void shouldDescribeConnectionsOfAdaptersAndWhatGatewaysRefuse() throws IOException {
        AdapterState.Counts counts = new AdapterState.Counts(2, 10, 6, 2, 1, 1);
        for (AdapterState.Link link : AdapterState.Link.values()) {
            for (boolean hasHeard : new boolean[] {true, false}) {
                byte[] state = AdapterStateJson.encode(new AdapterState(
                        "uwb-1",
                        "eliko",
                        "n1",
                        "tcp://10.0.0.5:25025",
                        link,
                        9_000,
                        hasHeard ? 8_000 : 0,
                        hasHeard ? 7_000 : 0,
                        counts,
                        Map.of(FixRejection.Reason.MALFORMED, 3L),
                        hasHeard ? Optional.empty() : Optional.of("not \"there\"")));
                assertDescribed("adapter", state);
                assertThat(AdapterStateJson.problem(state).isPresent()).isNotEqualTo(hasHeard);
            }
        }
        for (FixRejection.Reason reason : FixRejection.Reason.values()) {
            FixRejection rejection = new FixRejection("uwb-1", 5_000, reason, "location of \"x\": " + "é".repeat(500));
            byte[] json = RelayedRefusal.encode(rejection);
            assertDescribed("refused", json);
            assertThat(new FixJsonDecoder().decode(json, "uwb-1", 1))
                    .singleElement()
                    .isInstanceOfSatisfying(DecodedFix.Refused.class, refused -> {
                        assertThat(refused.rejection().reason()).isEqualTo(reason);
                        assertThat(refused.rejection().detail()).startsWith("location of \"x\": ??");
                        assertThat(refused.rejection().stampNanos()).isEqualTo(5_000);
                    });
        }
        assertThat(AdapterStateJson.problem("{".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void shouldDescribeEveryEvent() throws IOException {
        List<SiteEvent> events = new ArrayList<>();
        for (FenceEvent.Change change : FenceEvent.Change.values()) {
            for (FenceEvent.Cause cause : FenceEvent.Cause.values()) {
                events.add(new FenceEvent(
                        1, 5_000, "dock", "agv-1", change, cause, 2, 4_000, 0.9, POINT, Optional.of("g")));
            }
        }
        for (ProximityEvent.Change change : ProximityEvent.Change.values()) {
            events.add(new ProximityEvent(2, 5_000, "agv-1", "ann", change, 1.5, 4_000));
        }
        for (CollisionEvent.Change change : CollisionEvent.Change.values()) {
            events.add(new CollisionEvent(3, 5_000, "agv-1", "ann", change, 1.5, 0.7, 4_000, POINT, POINT));
            events.add(new CollisionEvent(
                    3, 5_000, "agv-1", "ann", change, 1.5, Double.POSITIVE_INFINITY, 4_000, POINT, POINT));
        }
        for (MergeEvent.Change change : MergeEvent.Change.values()) {
            events.add(new MergeEvent(4, 5_000, "anon-4", "agv-1", change, 0.99));
        }
        for (ObjectKind kind : ObjectKind.values()) {
            FieldChange moved = new FieldChange("position", "", "", 0.5, Double.NaN);
            FieldChange turned = new FieldChange("orientation", "", "", Double.NaN, 0.5);
            for (ObjectChange.Change change : ObjectChange.Change.values()) {
                events.add(RevisionEvent.of(
                        6, 5_000, "hall", 2, 1, List.of(new ObjectChange(kind, "a", change, List.of(moved, turned)))));
            }
        }
        for (HealthEvent.Device device : HealthEvent.Device.values()) {
            for (HealthEvent.Condition condition : HealthEvent.Condition.values()) {
                for (HealthEvent.Change change : HealthEvent.Change.values()) {
                    events.add(new HealthEvent(5, 5_000, device, "A0", condition, change, 1.25, 1, Optional.of(POINT)));
                }
            }
        }
        EventJsonEncoder encoder = new EventJsonEncoder();
        Set<String> kinds = new TreeSet<>();
        Set<Class<?>> classes = new java.util.HashSet<>();
        for (SiteEvent event : events) {
            assertDescribed("event", encoder.encode(event, 7));
            kinds.add(event.kind());
            classes.add(event.getClass());
        }

        assertThat(classes).containsExactlyInAnyOrder(SiteEvent.class.getPermittedSubclasses());
        assertThat(API.strings("/channels/event/parameters/kind/enum")).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void shouldDescribeTheSiteDocument() throws IOException {
        SiteDecoding sample = new SiteJsonDecoder().decode(SampleSite.JSON.getBytes(StandardCharsets.UTF_8));
        byte[] written = new SiteJsonEncoder().encode(((SiteDecoding.Sound) sample).site());

        assertThat(faults(API.schema("site"), written)).isEmpty();
        for (Map.Entry<String, JsonNode> part : MAPPER.readTree(written).properties()) {
            assertThat(API.at("/components/schemas/site/properties/" + part.getKey())
                            .isMissingNode())
                    .as("part '%s' of a site is documented", part.getKey())
                    .isFalse();
        }
    }

    /** It obeys the schema, and has no field the document does not list. */
    private static void assertDescribed(String schema, byte[] json) throws IOException {
        assertThat(faults(API.closedSchema(schema), json))
                .as(new String(json, StandardCharsets.UTF_8))
                .isEmpty();
    }

    static Set<ValidationMessage> faults(JsonSchema schema, byte[] json) throws IOException {
        return schema.validate(MAPPER.readTree(json));
    }
}
