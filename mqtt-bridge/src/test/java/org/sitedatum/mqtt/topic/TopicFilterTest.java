package org.sitedatum.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/+, a/b, true",
        "a/+, a/b/c, false",
        "a/+/c, a/b/c, true",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "a/#, b, false",
        "#, a/b, true",
        "#, $SYS/x, false",
        "+/x, $SYS/x, false",
        "a/+, a/, true",
        "a, a/b, false"
    })
    void shouldMatchAsTheStandardSays(String filter, String topic, boolean matches) {
        assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/#/b", "a/b#", "a+/b", "#a"})
    void shouldRefuseMisplacedWildcards(String filter) {
        assertThat(TopicFilter.isValid(filter)).isFalse();
    }

    @Test
    void shouldThrowForAFilterThatIsNone() {
        assertThatThrownBy(() -> new TopicFilter("")).isInstanceOf(IllegalArgumentException.class);
    }
}
