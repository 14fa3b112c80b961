package org.sitedatum.cluster.headset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;

class DeviceFixesTest {

    private static final Caller HEADSET = new Caller("headset-7", Set.of(Role.DEVICE), false);
    private static final Caller VIEWER = new Caller("headset-7", Set.of(Role.VIEWER), false);
    private static final Caller ENGINEER = new Caller("anna", Set.of(Role.ENGINEER), false);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Nobody listens there: what is given waits in vain, which is all these tests need. */
    private final DeviceFixes devices = new DeviceFixes("test", BrokerAddress.parse("mqtt://127.0.0.1:1"));

    @AfterEach
    void close() {
        devices.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"headset-7", "headset-7.camera"})
    void shouldTakeADevicesOwnFixes(String source) {
        assertThatCode(() -> devices.take(message(source, 1), "plant", HEADSET)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"headset-8", "headset-70", "uwb-1"})
    void shouldRefuseADeviceThatSpeaksForAnother(String source) {
        assertThatThrownBy(() -> devices.take(message(source, 1), "plant", HEADSET))
                .isInstanceOf(Refusal.class);
        assertThatCode(() -> devices.take(message(source, 1), "plant", ENGINEER))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseWhoMayOnlyLook() {
        assertThatThrownBy(() -> devices.take(message("headset-7", 1), "plant", VIEWER))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201})
    void shouldRefuseNoneOrTooMany(int count) {
        assertThatThrownBy(() -> devices.take(message("headset-7", count), "plant", HEADSET))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "+", "#", "headset-7.\\u0000"})
    void shouldRefuseASourceThatIsNoId(String source) {
        assertThatThrownBy(() -> devices.take(message(source, 1), "plant", HEADSET))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void shouldPassOnAlreadyTheFirstMessageWithWhichItConnects() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
                MqttSubscriber ears = MqttSubscriber.open(
                        ConnectionOptions.of(broker.address(), "ears"),
                        List.of("sitedatum/plant/fix/headset-7"),
                        1,
                        (topic, payload) -> heard.add(new String(payload, StandardCharsets.UTF_8)),
                        ConnectionListener.SILENT);
                DeviceFixes connecting = new DeviceFixes("test", broker.address())) {
            await().atMost(PATIENCE).until(ears::isUp);

            connecting.take(message("headset-7", 1), "plant", HEADSET);
            connecting.take(message("headset-7", 2), "plant", HEADSET);

            await().atMost(PATIENCE).until(() -> heard.size() == 2);
            assertThat(heard)
                    .first()
                    .isEqualTo(message("headset-7", 1).get("fixes").toString());
        }
    }

    private static ObjectNode message(String source, int fixes) {
        String one = "{\"kind\":\"odometry\",\"stamp\":1}";
        String list = String.join(",", java.util.Collections.nCopies(fixes, one));
        try {
            return (ObjectNode) new ObjectMapper()
                    .readTree("{\"type\":\"fixes\",\"source\":\"" + source + "\",\"fixes\":[" + list + "]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
