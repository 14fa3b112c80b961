package org.sitedatum.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.site.Site;

class NodeOptionsReaderTest {

    @TempDir
    Path folder;

    @Test
    void shouldNeedNoMoreThanASite() throws Exception {
        Files.createDirectory(folder.resolve("lab"));
        Files.writeString(folder.resolve("lab/site.json"), SyntheticRecording.siteJson());

        NodeOptions options = read("{\"sites\": [\"lab/site.json\"]}");

        assertThat(options.sites()).extracting(Site::id).containsExactly("lab");
        assertThat(options.broker()).isEqualTo(BrokerOptions.defaults());
        assertThat(options.broker()).isEqualTo(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(1883)));
        assertThat(options.engine()).isEqualTo(EngineOptions.defaults());
    }

    @Test
    void shouldReadWhereRevisionsAreKept() throws Exception {
        assertThat(read("{\"store\": {\"folder\": \"data\"}}").store())
                .contains(StoreAddress.inFolder(folder.resolve("data")));
        assertThat(read("{\"store\": {\"url\": \"jdbc:postgresql://db/x\", \"user\": \"u\", \"password\": \"p\"}}")
                        .store())
                .contains(new StoreAddress("jdbc:postgresql://db/x", "u", "p"));
        assertThat(read("{}").store()).isEmpty();
        assertThatThrownBy(() -> read("{\"store\": {}}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("store.url or \"folder\" is needed, and not both");
    }

    @Test
    void shouldReadAnEmbeddedBrokerWithAPassword() throws Exception {
        NodeOptions options =
                read("{\"broker\": {\"host\": \"0.0.0.0\", \"port\": 2883, \"user\": \"u\", \"password\": \"p\"}}");

        assertThat(options.broker())
                .isEqualTo(new BrokerOptions.Embedded(
                        EmbeddedBrokerOptions.onLoopback(2883).withLogin("0.0.0.0", "u", "p")));
    }

    @Test
    void shouldRefuseToListenOutsideWithoutAPassword() {
        assertThatThrownBy(() -> read("{\"broker\": {\"host\": \"0.0.0.0\"}}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("broker.host")
                .hasMessageContaining("password");
    }

    @Test
    void shouldReadAnExternalBrokerWithTlsAndTakeThePasswordFromTheEnvironment() throws Exception {
        Files.writeString(folder.resolve("ca.pem"), "");
        Path file =
                write("{\"broker\": {\"url\": \"mqtts://mqtt.site:8883\", \"caFile\": \"ca.pem\", \"user\": \"u\"}}");

        NodeOptions options =
                NodeOptionsReader.read(file, Map.of(NodeOptionsReader.PASSWORD_VARIABLE, "from-environment"));

        assertThat(options.broker())
                .isEqualTo(new BrokerOptions.External(BrokerAddress.parse("mqtts://mqtt.site:8883")
                        .withLogin("u", "from-environment")
                        .withCaFile(folder.resolve("ca.pem"))));
    }

    @Test
    void shouldReadEngineBoundsInMilliseconds() throws Exception {
        NodeOptions options = read("{\"engine\": {\"reorderWindowMs\": 250, \"lostAfterMs\": 20000}}");

        assertThat(options.engine().reorderWindowNanos()).isEqualTo(250_000_000L);
        assertThat(options.engine().lostAfterNanos()).isEqualTo(20_000_000_000L);
        assertThat(options.engine().maxAgeNanos())
                .isEqualTo(EngineOptions.defaults().maxAgeNanos());
    }

    @Test
    void shouldTellEveryFaultAtOnce() {
        assertThatThrownBy(
                        () -> read("{\"site\": \"a\", \"sites\": [], \"broker\": {\"url\": \"http://x\", \"port\": 1,"
                                + " \"user\": \"u\"}, \"engine\": {\"coastAfterMs\": -1}, \"queueCapacity\": 1.5}"))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.faults())
                                .containsExactlyInAnyOrder(
                                        "site is not a known key",
                                        "sites must be an array of at least one text",
                                        "broker.url cannot be used: broker address has the scheme 'http';"
                                                + " use mqtt:// or mqtts://",
                                        "broker.url excludes host and port, which are for the embedded broker",
                                        "broker.user needs a password, here or in SITEDATUM_BROKER_PASSWORD",
                                        "engine.coastAfterMs must be a whole number from 0 to 3600000",
                                        "queueCapacity must be a whole number from 1 to 10000000"));
    }

    @Test
    void shouldTellTheFaultsOfEverySiteDocument() throws IOException {
        Files.writeString(
                folder.resolve("a.json"), SyntheticRecording.siteJson().replace("vehicle", "plane"));
        Files.writeString(folder.resolve("b.json"), "{}");
        Files.writeString(folder.resolve("c.json"), SyntheticRecording.siteJson());

        assertThatThrownBy(() -> read("{\"sites\": [\"a.json\", \"b.json\", \"c.json\", \"c.json\", \"d.json\"]}"))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.faults())
                                .anyMatch(fault -> fault.startsWith("a.json: ") && fault.contains("plane"))
                                .anyMatch(fault -> fault.startsWith("b.json: "))
                                .contains("sites has the site lab twice")
                                .anyMatch(fault -> fault.startsWith("d.json: cannot be read")));
    }

    @Test
    void shouldRefuseWhatIsNotOneJsonObject() {
        assertThatThrownBy(() -> read("{\"sites\": [")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> read("{} {}")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("must be an object");
        assertThatThrownBy(() -> read("{\"broker\": {}, \"broker\": {}}")).hasMessageContaining("uplicate");
        assertThatThrownBy(() -> read("")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> NodeOptionsReader.read(folder.resolve("none.json"), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void shouldNotPrintThePassword() throws Exception {
        NodeOptions options = read("{\"broker\": {\"user\": \"u\", \"password\": \"secret\"}}");

        assertThat(options.toString()).doesNotContain("secret");
    }

    private NodeOptions read(String json) throws ConfigurationException, IOException {
        return NodeOptionsReader.read(write(json), Map.of());
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("node.json"), json);
    }
}
