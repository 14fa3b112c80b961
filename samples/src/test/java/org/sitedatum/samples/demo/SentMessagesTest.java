package org.sitedatum.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentMessagesTest {

    private static final long MILLI = 1_000_000L;

    private final SentMessages messages = new SentMessages();

    @Test
    void shouldFindTheMessageOfTheNearestStamp() {
        messages.sent("robot-1", 100 * MILLI, 7);
        messages.sent("robot-1", 150 * MILLI, 40);
        messages.sent("robot-2", 152 * MILLI, 80);

        assertThat(messages.findCause("robot-1", 152 * MILLI)).hasValue(40);
        assertThat(messages.findCause("robot-1", 95 * MILLI)).hasValue(7);
    }

    @Test
    void shouldFindNoCauseFarFromAnyMessage() {
        messages.sent("robot-1", 100 * MILLI, 7);

        assertThat(messages.findCause("robot-1", 200 * MILLI)).isEmpty();
        assertThat(messages.findCause("robot-2", 100 * MILLI)).isEmpty();
    }

    @Test
    void shouldForgetTheOldest() {
        for (int k = 0; k < 5000; k++) {
            messages.sent("robot-1", 50L * k * MILLI, k);
        }

        assertThat(messages.findCause("robot-1", 0)).isEmpty();
        assertThat(messages.findCause("robot-1", 4999 * 50L * MILLI)).hasValue(4999);
    }
}
