package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"site", "robot-7:base_link", "A.b", "0"})
    void shouldAcceptNamesThatFitATopicLevel(String name) {
        assertThat(new FrameId(name)).hasToString(name).isEqualTo(new FrameId(new String(name)));
        assertThat(FrameId.find(name)).contains(new FrameId(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/site", "a/b", "a b", "a+", "#", "mäp", "a\n"})
    void shouldRefuseOtherNames(String name) {
        assertThat(FrameId.find(name)).isEmpty();
        assertThatThrownBy(() -> new FrameId(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldLimitTheLength() {
        assertThat(FrameId.isValid("x".repeat(128))).isTrue();
        assertThat(FrameId.isValid("x".repeat(129))).isFalse();
    }
}
