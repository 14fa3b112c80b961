package org.sitedatum.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.store.StoreAddress;

class ClusterOptionsReaderTest {

    private static final String THREE =
            "\"node\": \"n2\", \"members\": [\"n1=10.0.0.1:7400\", \"n2=10.0.0.2:7400\", \"n3=10.0.0.3:7400\"]";
    private static final String SECRET = ", \"secret\": \"a secret of the members\"";
    private static final String POSTGRES = ", \"storeUrl\": \"jdbc:postgresql://db/sites\"";
    private static final String BROKER = "\"broker\": {\"url\": \"mqtt://broker\"}, ";

    @TempDir
    Path folder;

    @Test
    void shouldReadThreeNodesWithTheirStore() throws Exception {
        ClusterOptions cluster = read(BROKER, THREE + SECRET + POSTGRES + ", \"storeUser\": \"u\"", Map.of());

        assertThat(cluster.members().self()).isEqualTo("n2");
        assertThat(cluster.members().ids()).containsExactly("n1", "n2", "n3");
        assertThat(cluster.store()).isEqualTo(new StoreAddress("jdbc:postgresql://db/sites", "u", ""));
        assertThat(cluster.dataFolder()).isEqualTo(folder.resolve("data"));
        assertThat(cluster.members()).asString().doesNotContain("a secret");
    }

    @Test
    void shouldTakeSecretsFromTheEnvironment() throws Exception {
        Map<String, String> environment =
                Map.of("SITEDATUM_CLUSTER_SECRET", "another secret, longer", "SITEDATUM_STORE_PASSWORD", "p");

        ClusterOptions cluster = read(BROKER, THREE + POSTGRES, environment);

        assertThat(cluster.members().secret()).isEqualTo("another secret, longer");
        assertThat(cluster.store().password()).isEqualTo("p");
    }

    @Test
    void shouldRefuseSeveralNodesWithoutPostgresqlAndSayWhy() {
        refused(BROKER, THREE + SECRET, "cluster.storeUrl must be jdbc:postgresql:", "H2 is a file of one machine");
        refused(BROKER, THREE + SECRET + ", \"storeUrl\": \"jdbc:h2:mem:x\"", "must be jdbc:postgresql:");
    }

    @Test
    void shouldLetOneNodeKeepItsSitesInAFile() throws Exception {
        ClusterOptions cluster = read("", "\"node\": \"n\", \"members\": [\"n=127.0.0.1:7400\"]" + SECRET, Map.of());

        assertThat(cluster.store().isShared()).isFalse();
    }

    @Test
    void shouldRefuseABrokerThatDiesWithANode() {
        refused("", THREE + SECRET + POSTGRES, "cluster.members are 3", "survives a node");
    }

    @Test
    void shouldNameEveryFault() {
        refused(BROKER, "\"members\": [\"n1\"], \"colour\": 1", "members has \"n1\" is not of the form id=host:port");
        refused(
                BROKER,
                THREE.replace("\"n2\",", "\"n9\",") + SECRET + POSTGRES,
                "node \"n9\" is not one of the members");
        refused(BROKER, THREE + POSTGRES, "cluster.secret is missing, here or in SITEDATUM_CLUSTER_SECRET");
        refused(BROKER, THREE + POSTGRES + ", \"secret\": \"short\"", "the secret has 5 characters");
        refused(BROKER, THREE + SECRET + ", \"storeUrl\": \"mysql\"", "must begin with jdbc:h2: or jdbc:postgresql:");
    }

    private void refused(String before, String cluster, String... words) {
        assertThatThrownBy(() -> read(before, cluster, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(words);
    }

    private ClusterOptions read(String before, String cluster, Map<String, String> environment)
            throws IOException, ConfigurationException {
        Path file = Files.writeString(folder.resolve("node.json"), "{" + before + "\"cluster\": {" + cluster + "}}");
        return NodeOptionsReader.read(file, environment).cluster().orElseThrow();
    }
}
