package org.sitedatum.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.AdapterOptions.Habit;
import org.sitedatum.mqtt.vendor.AxisOrder;
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
                , "formats": {"geoPose": true, "binaryPoses": true},
                "adapters": [
                  {"kind": "quuppa", "topic": "quuppa/tags"},
                  {"kind": "pans", "site": "lab", "topic": "dwm/node/+/uplink/#", "source": "pans-b", "frame": "plan-b",
                   "unit": 0.01, "axes": "y,-x,z", "planar": true, "sigma": 0.2, "heightSigma": 0.7, "trustStamps": false,
                   "floor": "g", "sensor": "cam-1", "idPrefix": "tag-", "pixelScale": [2, 3], "pixelOffset": [4, 5],
                   "rangesInData": true, "tlvLengthWithHeader": true}]
                """);

        SiteFormats formats = options.formats().get("lab");
        assertThat(formats.geoPoses()).isTrue();
        assertThat(formats.binaryPoses()).isTrue();
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
        assertThat(pans.habits()).containsExactlyInAnyOrder(Habit.RANGES_IN_DATA, Habit.TLV_LENGTH_WITH_HEADER);
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
        Path file = folder.resolve("node.json");
        Files.writeString(file, "{\"sites\": [\"site.json\"]" + more + "}");
        return NodeOptionsReader.read(file, Map.of());
    }
}
