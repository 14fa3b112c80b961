package org.sitedatum.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
    @Test
    void shouldReadLoginHostAndPort() {
        BrokerAddress address = BrokerAddress.parse("mqtts://node:p%40ss+w%3Ard@broker.site:8884");

        assertThat(address.tls()).isTrue();
        assertThat(address.host()).isEqualTo("broker.site");
        assertThat(address.port()).isEqualTo(8884);
        assertThat(address.user()).contains("node");
        assertThat(address.password()).contains("p@ss+w:rd");
    }

    @Test
    void shouldKnowTheRegisteredPorts() {
        assertThat(BrokerAddress.parse("mqtt://10.0.0.1").port()).isEqualTo(1883);
        assertThat(BrokerAddress.parse("tcp://10.0.0.1").tls()).isFalse();
        assertThat(BrokerAddress.parse("mqtts://10.0.0.1").port()).isEqualTo(8883);
        assertThat(BrokerAddress.parse("ssl://[::1]:1").tls()).isTrue();
    }

    @Test
    void shouldNotShowThePassword() {
        assertThat(BrokerAddress.parse("mqtt://u:s3cret@h:1")).hasToString("mqtt://h:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "http://h",
                "mqtt://",
                "mqtt://h:0",
                "mqtt://h:70000",
                "mqtt://h/path",
                "mqtt://u:s3cret@h h"
            })
    void shouldRefuseOtherAddressesWithoutRepeatingThem(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse(url))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void shouldBackOffUpToTheCapWithJitterAndStartAnewAfterASuccess() {
        BackOff backOff = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(1), new SplittableRandom(3));

        assertWithin(backOff.nextNanos(), 150, 250);
        assertWithin(backOff.nextNanos(), 300, 500);
        assertWithin(backOff.nextNanos(), 600, 1000);
        for (int i = 0; i < 100; i++) {
            assertWithin(backOff.nextNanos(), 750, 1250);
        }
        backOff.reset();
        assertWithin(backOff.nextNanos(), 150, 250);
    }

    private static void assertWithin(long nanos, long minMs, long maxMs) {
        assertThat(nanos).isBetween(minMs * 1_000_000, maxMs * 1_000_000);
    }
}
