package org.sitedatum.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SensorsAndApp;

/** docs/asyncapi-socket.yaml and what a running node says and takes. */
class SocketMessagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNode DOCUMENT = read("asyncapi-socket.yaml");

    /** They come of what moves; what they hold is tested where it is made. */
    private static final Set<String> RARE = Set.of("event", "alignment");

    private static final List<String> SAID = List.of(
            "{'type':'ping','t0':7}",
            "{'type':'subscribe','id':'a','site':'lab','channels':['poses','events','alignments','anchors','health'],"
                    + "'filter':{'area':{'box':[-1e3,-1e3,1e3,1e3]}},'maxRate':50,'encoding':'json'}",
            "{'type':'saveAnchor','id':'q1','site':'lab','anchor':{'id':'sign','position':[1,2,1],'orientation':[0,0,0,1]}}",
            "{'type':'findAnchors','id':'q2','site':'lab','ids':['sign']}",
            "{'type':'nearAnchors','id':'q3','site':'lab','point':[1,2,1],'radius':2,'limit':3}",
            "{'type':'fixes','site':'lab','source':'phone','fixes':[{'kind':'odometry','stamp':1}]}",
            "{'type':'removeAnchor','id':'q4','site':'lab','anchor':'sign','version':1}");

    @Test
    void shouldSayAndTakeWhatTheDocumentSays() {
        Set<String> heard = new TreeSet<>();
        assertThat(faults(json("{'type':'subscribe','id':'a'}")))
                .as("without a site")
                .hasSize(1);
        try (RunningNode node = RunningNode.serving(TestSite.site());
                SensorsAndApp sensors = new SensorsAndApp(node.node().broker(), "lab");
                TestSocket socket = TestSocket.open(node.client(), node.uri("/api/v1/socket"))) {
            sensors.send(TestSite.phoneNow());
            node.getUntil("/api/v1/sites/lab/poses", "phone");
            for (String message : SAID) {
                assertThat(faults(json(message))).isEmpty();
                socket.say(message);
            }
            for (String answer :
                    List.of("welcome", "pong", "subscribed", "poses", "anchors", "anchorSaved", "anchor")) {
                socket.await(answer);
            }
            socket.await("anchorRemoved");
            socket.await(
                    "anchor", message -> message.get("anchor").path("removed").asBoolean());
            socket.await("health");
            socket.say("{'type':'unsubscribe','id':'a'}");
            socket.await("unsubscribed");
            socket.say("{'type':'sing'}");
            JsonNode error = socket.await("error");

            for (String type : documented("say")) {
                for (JsonNode message : socket.heard(type)) {
                    heard.add(type);
                    assertThat(faults(message)).as(message.toString()).isEmpty();
                }
            }
            assertThat(types(error.get("problem").get("detail").asText())).isEqualTo(documented("hear"));
        }
        Set<String> usual = documented("say");
        usual.removeAll(RARE);
        assertThat(heard).containsAll(usual);
    }

    /** The types that a node says it takes. */
    private static Set<String> types(String detail) {
        String list = detail.substring(detail.indexOf("must be ") + "must be ".length());
        return new TreeSet<>(List.of(list.split(",? or |, ")));
    }

    private static Set<String> documented(String operation) {
        Set<String> types = new TreeSet<>();
        for (JsonNode message : DOCUMENT.at("/operations/" + operation + "/messages")) {
            String pointer = message.get("$ref").asText().substring(1);
            if (DOCUMENT.at(pointer).has("payload")) {
                types.add(pointer.substring(pointer.lastIndexOf('/') + 1));
            }
        }
        return types;
    }

    private static List<String> faults(JsonNode message) {
        List<String> faults = new ArrayList<>();
        schema(message.get("type").asText()).validate(message).forEach(fault -> faults.add(fault.toString()));
        return faults;
    }

    private static JsonSchema schema(String type) {
        ObjectNode definitions = read("openapi.yaml").at("/components/schemas").deepCopy();
        definitions.setAll((ObjectNode) DOCUMENT.at("/components/schemas"));
        String text = definitions
                .toString()
                .replace("\"openapi.yaml#/components/schemas/", "\"#/$defs/")
                .replace("\"#/components/schemas/", "\"#/$defs/");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema("{\"$ref\":\"#/$defs/" + type + "\",\"$defs\":" + text + "}");
    }

    private static JsonNode json(String message) {
        try {
            return JSON.readTree(message.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String name) {
        try {
            return YAML.readTree(Files.readAllBytes(Path.of("..", "docs", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
