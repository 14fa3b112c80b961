package org.sitedatum.mqtt.omlox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.mqtt.foreign.Conformance;
import org.sitedatum.mqtt.foreign.FormatRefusal;

class HubCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UUID = "fdb6df62-bce8-6c23-e342-80bd5c938774";
    private static final String ODD =
            "{ \"b\" : 1.0, \"a\":[1e3,\"ü\\u00e9\"], \"n\":null,\"big\":12345678901234567890}";

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static void assertValid(String schema, byte[] json) throws IOException {
        ObjectNode node = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        node.set(
                "components",
                JSON.readTree(Conformance.bytes("omlox/omlox_Hub_API_2.0.0.json"))
                        .get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                        .getSchema(node)
                        .validate(JSON.readTree(json)))
                .as(text(json))
                .isEmpty();
    }

    private static void assertSame(byte[] given, byte[] written) throws IOException {
        JsonNode before = JSON.readTree(given);
        JsonNode after = JSON.readTree(written);
        before.properties()
                .forEach(field -> assertThat(sameNumber(after.path(field.getKey()), field.getValue()))
                        .as("%s of %s", field, text(written))
                        .isTrue());
    }

    private static boolean sameNumber(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() ? a.doubleValue() == b.doubleValue() : a.equals(b);
    }

    @Test
    void shouldGiveBackAProviderToTheLetter() throws Exception {
        byte[] given =
                ("{\"id\":\"77:4f:34:69:27:40\",\"type\":\"uwb\",\"sensors\": [1, {\"t\":21.50}],\"fence_timeout\":-1,"
                                + "\"exit_tolerance\":0.5,\"tolerance_timeout\":2000,\"exit_delay\":10,\"properties\":"
                                + ODD + "}")
                        .getBytes(StandardCharsets.UTF_8);

        byte[] written = HubWriter.of(HubReader.provider(given));

        assertValid("LocationProvider", written);
        assertSame(given, written);
        assertThat(text(written)).contains("\"properties\":" + ODD).contains("[1, {\"t\":21.50}]");
    }

    @Test
    void shouldGiveBackTrackableZoneFenceLocationAndProximity() throws Exception {
        String square = "{'type':'Polygon','coordinates':[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]}";
        byte[] trackable = bytes("{'id':'" + UUID + "','type':'omlox','geometry':" + square
                + ",'extrusion':2,'location_providers':['a','b'],'radius':1.5,'fence_timeout':5,"
                + "'locating_rules':[{'expression':'accuracy < 5','priority':1.0}],'properties':{}}");
        byte[] zone = bytes("{'id':'" + UUID + "','type':'uwb','foreign_id':'rtls-1','ground_control_points':["
                + "[8.0,49.0],[0.0,0.0],[8.1,49.0],[1.0,0.0],[8.1,49.1],[1.0,1.0],[8.0,49.1],[0.0,1.0]],'floor':1.5,"
                + "'measurement_timestamp':'2024-01-01T00:00:00.000Z','wgs84_height':110.5}");
        byte[] fence = bytes("{'id':'" + UUID + "','region':" + square + ",'crs':'local','zone_id':'z','floor':0,"
                + "'timeout':1000,'exit_tolerance':1,'tolerance_timeout':-1,'exit_delay':0,'extrusion':0,"
                + "'elevation_ref':'wgs84','name':'n','foreign_id':'f'}");
        byte[] location =
                bytes("{'position':{'type':'Point','coordinates':[5.0,4.0,1.0]},'source':'s','provider_type':'gps',"
                        + "'provider_id':'p','timestamp_generated':'2019-09-02T22:02:24.355Z','crs':'EPSG:25832','accuracy':0.5,"
                        + "'floor':-1,'true_heading':-1,'speed':0,'course':359.5,'associated':true,'elevation_ref':'floor',"
                        + "'trackables':['" + UUID + "']}");
        byte[] proximity = bytes("{'source':'s','provider_type':'ibeacon','provider_id':'p','accuracy':2,"
                + "'timestamp_sent':'2019-09-02T22:02:24.355Z','properties':{'x':1}}");

        assertValid("Trackable", HubWriter.of(HubReader.trackable(trackable)));
        assertSame(trackable, HubWriter.of(HubReader.trackable(trackable)));
        assertValid("Zone", HubWriter.of(HubReader.zone(zone)));
        assertSame(zone, HubWriter.of(HubReader.zone(zone)));
        assertValid("Fence", HubWriter.of(HubReader.fence(fence)));
        assertSame(fence, HubWriter.of(HubReader.fence(fence)));
        assertValid("Location", HubWriter.of(HubReader.location(location)));
        assertSame(location, HubWriter.of(HubReader.location(location)));
        assertValid("Proximity", HubWriter.of(HubReader.proximity(proximity)));
        assertSame(proximity, HubWriter.of(HubReader.proximity(proximity)));
    }

    @Test
    void shouldWriteEventsAndMotionsThatKeepTheSchema() throws Exception {
        GeoPolygon circle = new GeoPolygon(
                List.of(List.of(GeoPoint.of(0, 0), GeoPoint.of(1, 0), GeoPoint.of(0, 1), GeoPoint.of(0, 0))));
        var party = new HubCollisionEvent.Party(UUID, GeoPoint.of(1, 2), circle, OptionalDouble.of(0));
        HubLocation location = HubLocation.of(GeoPoint.of(8, 49), Crs.WGS84, "site", ProviderType.VIRTUAL, "tag-1");
        Instant now = Instant.parse("2024-01-01T00:00:00Z");

        assertValid(
                "FenceEvent",
                HubEventWriter.of(new HubFenceEvent(
                        UUID,
                        UUID,
                        false,
                        Optional.of("p"),
                        Optional.of(UUID),
                        List.of(UUID),
                        Optional.empty(),
                        Optional.of(now),
                        Optional.of(now),
                        Optional.of(new RawJson("{}")))));
        for (List<GeoPoint> area :
                List.of(List.of(GeoPoint.of(1, 1)), circle.rings().get(0), List.<GeoPoint>of())) {
            assertValid(
                    "CollisionEvent",
                    HubEventWriter.of(new HubCollisionEvent(
                            UUID,
                            HubCollisionEvent.Type.COLLIDING,
                            now,
                            Optional.empty(),
                            Optional.of(now),
                            party,
                            party,
                            area,
                            0.5)));
        }
        assertValid(
                "TrackableMotion",
                HubEventWriter.of(new HubMotion(
                        UUID,
                        location,
                        Optional.of("cart"),
                        Optional.of(circle),
                        OptionalDouble.empty(),
                        Optional.empty())));
        assertThat(text(HubWriter.of(location))).doesNotContain("null");
    }

    @Test
    void shouldTakeDefaultsForTheCrsThatDiffer() throws Exception {
        assertThat(HubReader.location(bytes("{'position':{'type':'Point','coordinates':[1,2]},'source':'s',"
                                + "'provider_type':'uwb','provider_id':'p'}"))
                        .crs())
                .isEqualTo("local");
        assertThat(HubReader.fence(bytes("{'region':{'type':'Point','coordinates':[1,2]},'radius':1}"))
                        .crs())
                .isEqualTo("EPSG:4326");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{'position':{'type':'Point','coordinates':[1]},'source':'s','provider_type':'uwb','provider_id':'p'}",
                "{'position':{'type':'Point','coordinates':[NaN,1]},'source':'s','provider_type':'uwb','provider_id':'p'}",
                "{'position':{'type':'Point','coordinates':['Infinity',1]},'source':'s','provider_type':'uwb','provider_id':'p'}",
                "{'position':{'type':'Point','coordinates':[1,2]},'source':'s','provider_type':'radar','provider_id':'p'}",
                "{'position':{'type':'Point','coordinates':[1,2]},'source':'s','provider_type':'uwb','provider_id':'a/b'}",
                "{'position':{'type':'Point','coordinates':[1,2]},'source':'s','provider_type':'uwb','provider_id':'p','crs':'x'}",
                "{'position':{'type':'Point','coordinates':[1,2]},'source':'s','provider_type':'uwb','provider_id':'p',"
                        + "'properties':[]}",
                "{'position':{'type':'Point','coordinates':[1,2]},'source':'s','provider_type':'uwb','provider_id':'p',"
                        + "'source':'t'}"
            })
    void shouldRefuseLocationsThatAreNone(String json) {
        assertThatThrownBy(() -> HubReader.location(bytes(json))).isInstanceOf(FormatRefusal.class);
    }

    @Test
    void shouldRefuseWhatIsTooMuch() {
        String deep = "[".repeat(100) + "]".repeat(100);
        String bomb = "{'id':'p','type':'uwb','properties':{'x':'" + "y".repeat(RawJson.MAX_PROPERTIES) + "'}}";
        StringBuilder huge = new StringBuilder("[0,0]");
        for (int i = 0; i < HubFields.MAX_POINTS; i++) {
            huge.append(",[1,").append(i).append(']');
        }
        String polygon = "{'region':{'type':'Polygon','coordinates':[[" + huge + ",[0,0]]]}}";

        assertThatThrownBy(() -> HubReader.provider(bytes(bomb))).isInstanceOf(FormatRefusal.class);
        assertThatThrownBy(() -> HubReader.provider(bytes("{'id':'p','type':'uwb','sensors':" + deep + "}")))
                .isInstanceOf(FormatRefusal.class);
        assertThatThrownBy(() -> HubReader.fence(bytes(polygon))).isInstanceOf(FormatRefusal.class);
        assertThatThrownBy(() -> HubReader.any(bytes(deep))).isInstanceOf(FormatRefusal.class);
        assertThatThrownBy(() -> HubReader.zone(bytes("{'type':'uwb','ground_control_points':[[8,49],[0,0]]}")))
                .hasMessageContaining("4 or more");
    }

    @Test
    void shouldRefuseGarbageAndNothingElse() throws Exception {
        byte[] seed =
                bytes("{'position':{'type':'Point','coordinates':[5.0,4.0,1.0]},'source':'s','provider_type':'gps',"
                        + "'provider_id':'p','timestamp_generated':'2019-09-02T22:02:24.355Z','properties':{'a':[1]}}");
        SplittableRandom random = new SplittableRandom(7);

        for (int i = 0; i < 20_000; i++) {
            byte[] mutant = seed.clone();
            for (int hit = 0; hit < 1 + random.nextInt(4); hit++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(HubWriter.of(HubReader.location(mutant))).isNotEmpty();
            } catch (FormatRefusal refused) {
                assertThat(refused.detail()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ac:23:3f:af:f3:90, AC233FAFF390",
        "77-4F-34-69-27-40-00-01, 774F346927400001",
        "AC233FAFF390, AC233FAFF390",
        "tag-1, tag-1",
        "fdb6df62-bce8-6c23-e342-80bd5c938774, fdb6df62-bce8-6c23-e342-80bd5c938774"
    })
    void shouldMatchEuisWithoutRegardToCaseAndDelimiters(String id, String key) {
        assertThat(ProviderKey.of(id)).isEqualTo(key);
    }

    @Test
    void shouldJudgeLocationsByRules() throws Exception {
        HubLocation uwb = HubReader.location(bytes("{'position':{'type':'Point','coordinates':[1,2]},'source':'hall',"
                + "'provider_type':'uwb','provider_id':'AC:23:3f:af:f3:90','accuracy':3,'floor':1,"
                + "'timestamp_generated':'2024-01-01T00:00:00Z'}"));
        Instant now = Instant.parse("2024-01-01T00:00:02Z");

        assertThat(LocatingRule.of("type='uwb' AND accuracy < 5", 1).matches(uwb, now))
                .isTrue();
        assertThat(LocatingRule.of("type = 'gps'", 1).matches(uwb, now)).isFalse();
        assertThat(LocatingRule.of("type != \"gps\" and floor >= 1 and source='hall'", 1)
                        .matches(uwb, now))
                .isTrue();
        assertThat(LocatingRule.of("provider_id='ac233faff390'", 1).matches(uwb, now))
                .isTrue();
        assertThat(LocatingRule.of("timestamp_diff <= 1999", 1).matches(uwb, now))
                .isFalse();
        assertThat(LocatingRule.of("speed < 100", 1).matches(uwb, now)).isFalse();
        for (String wrong : List.of("", "accuracy", "accuracy < 'x'", "type = uwb", "colour = 'red'", "type < 'uwb'")) {
            assertThatThrownBy(() -> LocatingRule.of(wrong, 1)).as(wrong).isInstanceOf(FormatRefusal.class);
        }
    }

    @Test
    void shouldReadWrappersWithNumbersAsTextAndLists() throws Exception {
        HubWrapper message = HubWrapper.read("{\"event\":\"subscribe\",\"topic\":\"location_updates\",\"params\":"
                + "{\"accuracy\":\"5\",\"floor\":1.5,\"provider_id\":[\"a\",\"b\"],\"geojson\":true,\"crs\":null}}");

        assertThat(message.params())
                .containsEntry("accuracy", List.of("5"))
                .containsEntry("floor", List.of("1.5"))
                .containsEntry("provider_id", List.of("a", "b"))
                .doesNotContainKey("crs");
        assertThatThrownBy(() -> HubWrapper.read("{\"event\":\"message\",\"payload\":{}}"))
                .isInstanceOf(FormatRefusal.class);
        assertThat(text(HubWrapper.message("t", java.util.OptionalLong.empty(), List.of(bytes("{'a':1}")))))
                .isEqualTo("{\"event\":\"message\",\"topic\":\"t\",\"payload\":[{\"a\":1}]}");
    }
}
