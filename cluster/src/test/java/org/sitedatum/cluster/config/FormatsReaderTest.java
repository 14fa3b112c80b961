package org.sitedatum.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.mqtt.vda5050.VdaOptions;
import org.sitedatum.mqtt.vda5050.VdaRobot;
import org.sitedatum.mqtt.vda5050.VdaVersion;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.AdapterOptions.Habit;
import org.sitedatum.mqtt.vendor.AxisOrder;
import org.sitedatum.mqtt.vendor.MapPlace;
import org.sitedatum.mqtt.vendor.PixelScale;

class FormatsReaderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeSite() throws IOException {
        Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson());
    }

    @Test
    void shouldSpeakJsonOnlyUnlessAskedFor() throws Exception {
        assertThat(read("").formats()).containsEntry("lab", SiteFormats.NONE);
    }

    @Test
    void shouldReadEveryKeyOfAnAdapter() throws Exception {
        NodeOptions options = read("""
                , "formats": {"geoPose": true, "binaryPoses": true, "vda5050": {"version": "3.0", "interfaceName": "seen",
                  "projectFromSite": [1, 2, 0.5], "maps": [{"floor": "g", "id": "Hall 1"}],
                  "robots": [{"trackable": "agv-1", "manufacturer": "KIT", "serialNumber": "0001"}, {"trackable": "agv-2"}]}},
                "adapters": [
                  {"kind": "quuppa", "topic": "quuppa/tags"},
                  {"kind": "pans", "site": "lab", "topic": "dwm/node/+/uplink/#", "source": "pans-b", "frame": "plan-b",
                   "unit": 0.01, "axes": "y,-x,z", "planar": true, "sigma": 0.2, "heightSigma": 0.7, "trustStamps": false,
                   "floor": "g", "sensor": "cam-1", "idPrefix": "tag-", "pixelScale": [2, 3], "pixelOffset": [4, 5],
                   "maps": [{"id": "Hall 1", "frame": "hall-map", "floor": "g"}, {"id": "Hall 2"}],
                   "rangesInData": true, "tlvLengthWithHeader": true, "asOdometry": true}]
                """);

        SiteFormats formats = options.formats().get("lab");
        assertThat(formats.geoPoses()).isTrue();
        assertThat(formats.binaryPoses()).isTrue();
        VdaOptions fleet = formats.fleet().orElseThrow();
        assertThat(fleet.version()).isEqualTo(VdaVersion.V3_0);
        assertThat(fleet.mapIds()).containsEntry("g", "Hall 1");
        assertThat(fleet.robots())
                .containsEntry("agv-1", new VdaRobot("KIT", "0001"))
                .containsEntry("agv-2", new VdaRobot("sitedatum", "agv-2"));
        assertThat(fleet.projectFromSite().rotation().yaw()).isCloseTo(0.5, within(1e-12));
        assertThat(formats.adapters().get(0))
                .isEqualTo(AdapterOptions.of(AdapterKind.QUUPPA, "quuppa").withTopic("quuppa/tags"));
        AdapterOptions pans = formats.adapters().get(1);
        assertThat(pans.source()).isEqualTo("pans-b");
        assertThat(pans.placement().frame()).isEqualTo("plan-b");
        assertThat(pans.placement().unit()).isEqualTo(0.01);
        assertThat(pans.placement().axes()).isEqualTo(AxisOrder.RIGHT_FORWARD_UP);
        assertThat(pans.placement().planar()).isTrue();
        assertThat(pans.spread().heightSigma()).isEqualTo(0.7);
        assertThat(pans.trustStamps()).isFalse();
        assertThat(pans.floor()).contains("g");
        assertThat(pans.sensor()).contains("cam-1");
        assertThat(pans.idPrefix()).isEqualTo("tag-");
        assertThat(pans.pixels()).isEqualTo(new PixelScale(2, 3, 4, 5));
        assertThat(pans.maps())
                .containsEntry("Hall 1", new MapPlace("hall-map", Optional.of("g")))
                .containsEntry("Hall 2", new MapPlace("plan-b", Optional.empty()));
        assertThat(pans.habits()).containsExactlyInAnyOrder(Habit.values());
    }

    @Test
    void shouldReadAdaptersWithConnectionsOfTheirOwn() throws Exception {
        NodeOptions options = read("""
                , "adapters": [
                  {"kind": "eliko", "source": "uwb", "unit": 0.01, "frame": "hall-b",
                   "connect": {"url": "tcp://10.0.0.5:25025"}},
                  {"kind": "sewio", "connect": {"url": "wss://rtls.example/sensmapserver?x=1", "say": ["{\\"k\\":\\"${KEY}\\"}"],
                   "headers": {"X-ApiKey": "${KEY}"}, "patienceMs": 700, "silenceMs": 9000}},
                  {"kind": "quuppa", "connect": {"url": "http://user:${KEY}@qpe:8080/tags?mode=json", "everyMs": 250}},
                  {"kind": "ubisense", "connect": {"url": "udp://0.0.0.0:5005"}},
                  {"kind": "pozyx", "topic": "tags/#", "connect": {"url": "mqtt://gateway"}}]
                """, Map.of("KEY", "se$cret"));

        assertThat(options.formats().get("lab").adapters()).isEmpty();
        List<FeedOptions> feeds = options.feeds();
        assertThat(feeds).hasSize(5).allSatisfy(feed -> {
            assertThat(feed.site()).isEqualTo("lab");
            assertThat(feed.toString()).doesNotContain("se$cret");
        });
        FeedOptions eliko = feeds.get(0);
        assertThat(eliko.adapter().placement().unit()).isEqualTo(0.01);
        assertThat(eliko.address().way()).isEqualTo(FeedAddress.Way.STREAM);
        assertThat(eliko.address().port()).isEqualTo(25_025);
        assertThat(eliko.say()).containsExactly("$PEKIO,SET_REPORT_LIST,COORD");
        assertThat(eliko.pace()).isEqualTo(FeedPace.USUAL);
        FeedOptions sewio = feeds.get(1);
        assertThat(sewio.say()).containsExactly("{\"k\":\"se$cret\"}");
        assertThat(sewio.headers()).containsEntry("X-ApiKey", "se$cret");
        assertThat(sewio.address().isEncrypted()).isTrue();
        assertThat(sewio.address().port()).isEqualTo(443);
        assertThat(sewio.address().path()).isEqualTo("/sensmapserver?x=1");
        assertThat(sewio.pace().silence()).isEqualTo(Duration.ofSeconds(9));
        assertThat(feeds.get(2).pace().every()).isEqualTo(Duration.ofMillis(250));
        assertThat(feeds.get(2).address()).hasToString("http://qpe:8080/tags");
        assertThat(feeds.get(3).address().host()).isEqualTo("0.0.0.0");
        assertThat(feeds.get(4).adapter().topic()).isEqualTo("tags/#");
        assertThat(feeds.get(4).address().port()).isEqualTo(1883);
    }

    @Test
    void shouldNameEveryFaultOfAConnection() {
        assertThatThrownBy(() -> read("""
                        , "adapters": [
                          {"kind": "eliko", "connect": {}},
                          {"kind": "eliko", "source": "b", "connect": {"url": "ftp://x:1"}},
                          {"kind": "eliko", "source": "c", "connect": {"url": "tcp://x"}},
                          {"kind": "ubisense", "connect": {"url": "tcp://x:1"}},
                          {"kind": "pozyx", "connect": {"url": "mqtt://x"}},
                          {"kind": "quuppa", "connect": {"url": "http://x", "say": ["hello"], "caFile": "no.pem", "evry": 1}},
                          {"kind": "sewio", "connect": {"url": "ws://x", "headers": {"X-Key": "${MISSING}", "a b": "c"}}},
                          {"kind": "sewio", "source": "d", "connect": {"url": "udp://0.0.0.0:1", "headers": {"a": "b"}}}]
                        """))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("adapters[0].connect.url says where")
                .hasMessageContaining("adapters[1].connect.url must begin with")
                .hasMessageContaining("adapters[2].connect.url needs a port")
                .hasMessageContaining("adapters[3].connect.url must begin with udp")
                .hasMessageContaining("adapters[4].connect.url is a broker")
                .hasMessageContaining("adapters[5].connect.say is for")
                .hasMessageContaining("adapters[5].connect.caFile")
                .hasMessageContaining("adapters[5].connect.evry")
                .hasMessageContaining("MISSING")
                .hasMessageContaining("adapters[6].connect.headers.a b")
                .hasMessageContaining("adapters[7].connect.headers are for");
    }

    @Test
    void shouldNameEveryFault() {
        assertThatThrownBy(() -> read("""
                        , "formats": {"geopose": true},
                        "adapters": [
                          {"kind": "sonar", "topic": "a"},
                          {"kind": "pozyx", "topic": "sitedatum/x/#", "axes": "x,y", "unit": 0},
                          {"kind": "pozyx", "topic": "a/#/b", "site": "elsewhere", "pixelScale": [0, 1]}]
                        """))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("formats.geopose")
                .hasMessageContaining("adapters[0].kind must be one of")
                .hasMessageContaining("adapters[1].topic")
                .hasMessageContaining("adapters[1].axes")
                .hasMessageContaining("adapters[1].unit")
                .hasMessageContaining("adapters[2].site")
                .hasMessageContaining("adapters[2].topic")
                .hasMessageContaining("adapters[2].pixelScale");
    }

    @Test
    void shouldWantEachAdapterUnderItsOwnSource() {
        assertThatThrownBy(
                        () -> read(
                                ", \"adapters\": [{\"kind\": \"pozyx\", \"topic\": \"a\"}, {\"kind\": \"pozyx\", \"topic\": \"b\"}]"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("adapters[1].source");
    }

    private NodeOptions read(String more) throws IOException, ConfigurationException {
        return read(more, Map.of());
    }

    private NodeOptions read(String more, Map<String, String> environment) throws IOException, ConfigurationException {
        Path file = folder.resolve("node.json");
        Files.writeString(file, "{\"sites\": [\"site.json\"]" + more + "}");
        return NodeOptionsReader.read(file, environment);
    }
}
