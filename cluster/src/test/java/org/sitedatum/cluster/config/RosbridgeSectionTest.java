package org.sitedatum.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.ros.RosVersion;
import org.sitedatum.mqtt.rosbridge.RosRobot;
import org.sitedatum.mqtt.rosbridge.RosbridgeOptions;
import org.sitedatum.positioning.site.Site;

class RosbridgeSectionTest {

    private static final List<Site> LAB = List.of(((SiteDecoding.Sound)
                    new SiteJsonDecoder().decode(SyntheticRecording.siteJson().getBytes(StandardCharsets.UTF_8)))
            .site());

    @TempDir
    Path folder;

    @Test
    void shouldTellNobodyWhenNothingIsSaid() throws Exception {
        assertThat(read("{}")).isEmpty();
    }

    @Test
    void shouldMakeNamesOfTheIdWhereNoneIsGiven() throws Exception {
        RosbridgeOptions options =
                read("{'rosbridge': [{'url': 'ws://10.0.0.9:9090', 'robots': [{'trackable': 'agv-1'},"
                                + " {'trackable': 'agv-2', 'name': 'mule', 'odometry': 'agv-2.odom', 'odomFrame': 'odom'}]}]}")
                        .get(0);

        assertThat(options.address()).hasToString("ws://10.0.0.9:9090");
        assertThat(options.site()).contains("lab");
        assertThat(options.version()).isEqualTo(RosVersion.ROS_2);
        assertThat(options.mapFrame()).isEqualTo("map");
        assertThat(options.prefix()).isEqualTo("sitedatum");
        assertThat(options.maxRate()).isEqualTo(10);
        assertThat(options.robots())
                .containsExactly(
                        new RosRobot("agv-1", "agv_1", Optional.empty(), "agv_1/odom", "agv_1/base_link"),
                        new RosRobot("agv-2", "mule", Optional.of("agv-2.odom"), "odom", "mule/base_link"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'url': 'http://x', 'robots': [{'trackable': 'a'}]} | url must be like ws://",
                "{'url': 'ws://x'} | robots must name one robot",
                "{'url': 'ws://x', 'robots': [{}]} | trackable must be",
                "{'url': 'ws://x', 'robots': [{'trackable': 'a-b'}, {'trackable': 'a.b'}]} | name is that of another",
                "{'url': 'ws://x', 'mapFrame': '/map', 'robots': [{'trackable': 'a'}]} | mapFrame must be a frame id",
                "{'url': 'ws://x', 'topicPrefix': '9', 'robots': [{'trackable': 'a'}]} | topicPrefix must have",
                "{'url': 'ws://x', 'ros': 3, 'robots': [{'trackable': 'a'}]} | ros must be",
                "{'url': 'ws://x', 'site': 'moon', 'robots': [{'trackable': 'a'}]} | site must be the id",
                "{'url': 'ws://x', 'colour': 'red', 'robots': [{'trackable': 'a'}]} | colour is not",
            })
    void shouldNameWhatIsWrong(String bridge, String fault) {
        ConfigurationException faulty =
                catchThrowableOfType(ConfigurationException.class, () -> read("{'rosbridge': [" + bridge + "]}"));

        assertThat(faulty.faults()).anyMatch(one -> one.contains(fault));
    }

    private List<RosbridgeOptions> read(String document) throws IOException, ConfigurationException {
        Path file = folder.resolve("node.json");
        Files.writeString(file, document.replace('\'', '"'));
        return RosbridgeSection.read(file, LAB);
    }
}
