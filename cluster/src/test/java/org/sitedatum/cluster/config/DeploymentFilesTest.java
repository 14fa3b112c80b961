package org.sitedatum.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.SyntheticRecording;

/** The deployment files can be read, fit together, and name configurations that a node takes. */
class DeploymentFilesTest {

    private static final Path FILES = Path.of("../docs/deployment");
    private static final List<String> SECRETS =
            List.of("SITEDATUM_CLUSTER_SECRET", "SITEDATUM_STORE_PASSWORD", "SITEDATUM_BROKER_PASSWORD");

    @TempDir
    Path folder;

    @BeforeEach
    void placeSite() throws IOException {
        Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson());
        Files.writeString(folder.resolve("ca.pem"), "a certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "kubernetes.yaml"})
    void shouldBeYamlWithoutAKeyTwice(String name) throws IOException {
        List<JsonNode> documents = yaml(name);

        assertThat(documents).isNotEmpty().allMatch(JsonNode::isObject);
    }

    @Test
    void shouldComposeOneServiceForEachMemberOfTheConfiguration() throws Exception {
        JsonNode services = yaml("compose.yaml").get(0).get("services");
        for (String id : List.of("n1", "n2", "n3")) {
            NodeOptions options = read(Files.readString(FILES.resolve("node.json")), id);

            assertThat(services.has(id)).isTrue();
            assertThat(services.at("/" + id + "/environment/SITEDATUM_NODE").textValue())
                    .isEqualTo(id);
            assertThat(options.cluster().orElseThrow().members().ids()).containsExactly("n1", "n2", "n3");
            assertThat(services.at("/" + id + "/volumes").toString())
                    .contains("./node.json:/etc/sitedatum/node.json:ro", id + "-data:/data");
        }
        assertThat(services.has("broker") && services.has("store")).isTrue();
        String text = Files.readString(FILES.resolve("compose.yaml"));
        assertThat(SECRETS).allSatisfy(secret -> assertThat(text).contains(secret + ": ${" + secret + ":?"));
    }

    @Test
    void shouldRunAPodForEachMemberOfTheConfigurationInKubernetes() throws Exception {
        JsonNode set = object("StatefulSet", "sitedatum");
        String config =
                object("ConfigMap", "sitedatum-node").at("/data/node.json").textValue();
        NodeOptions options = read(config.replace("/etc/sitedatum/site/", folder + "/"), "sitedatum-1");
        List<String> pods = Stream.of(0, 1, 2).map(i -> "sitedatum-" + i).toList();
        JsonNode container = set.at("/spec/template/spec/containers/0");

        assertThat(options.cluster().orElseThrow().members().ids()).isEqualTo(pods);
        assertThat(set.at("/spec/replicas").intValue()).isEqualTo(pods.size());
        assertThat(set.at("/spec/serviceName").textValue()).isEqualTo("sitedatum-members");
        assertThat(object("Service", "sitedatum-members")
                        .at("/spec/publishNotReadyAddresses")
                        .booleanValue())
                .isTrue();
        assertThat(container.at("/env").findValuesAsText("name"))
                .contains("SITEDATUM_NODE")
                .containsAll(SECRETS);
        assertThat(object("PodDisruptionBudget", "sitedatum")
                        .at("/spec/maxUnavailable")
                        .intValue())
                .isEqualTo(1);
        assertThat(container.at("/readinessProbe/httpGet/path").textValue()).isEqualTo("/health/ready");
        assertThat(container.at("/ports").findValuesAsText("name")).contains("http", "members");
        for (JsonNode mount : container.at("/volumeMounts")) {
            String name = mount.get("name").textValue();
            assertThat(set.at("/spec/template/spec/volumes")
                                    .findValuesAsText("name")
                                    .contains(name)
                            || name.equals("data"))
                    .as("volume %s", name)
                    .isTrue();
        }
    }

    @Test
    void shouldGiveTheServiceTimeToHandOver() throws IOException {
        List<String> unit = Files.readAllLines(FILES.resolve("sitedatum.service"));

        assertThat(unit).contains("[Unit]", "[Service]", "[Install]", "KillSignal=SIGTERM", "TimeoutStopSec=30");
        assertThat(unit)
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("["))
                .allMatch(line -> line.matches("[A-Za-z]+=.+"));
        assertThat(object("StatefulSet", "sitedatum")
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .intValue())
                .isEqualTo(30);
    }

    private NodeOptions read(String config, String id) throws IOException, ConfigurationException {
        Path file = Files.writeString(folder.resolve("node.json"), config);
        return NodeOptionsReader.read(
                file,
                Map.of(
                        "SITEDATUM_NODE", id,
                        "SITEDATUM_CLUSTER_SECRET", "a secret of the members",
                        "SITEDATUM_STORE_PASSWORD", "store",
                        "SITEDATUM_BROKER_PASSWORD", "broker",
                        "SITEDATUM_HTTP_SECRET", "a secret of thirty-two characters"));
    }

    private static JsonNode object(String kind, String name) throws IOException {
        return yaml("kubernetes.yaml").stream()
                .filter(document -> document.at("/kind").asText().equals(kind))
                .filter(document -> document.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> yaml(String name) throws IOException {
        ObjectReader reader = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readerFor(JsonNode.class);
        List<JsonNode> documents = new ArrayList<>();
        reader.<JsonNode>readValues(FILES.resolve(name).toFile()).forEachRemaining(documents::add);
        return documents;
    }
}
