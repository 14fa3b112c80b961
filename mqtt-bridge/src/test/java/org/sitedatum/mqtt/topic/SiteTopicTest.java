package org.sitedatum.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTopicTest {
    static List<SiteTopic> everyTopic() {
        return List.of(
                new SiteTopic.FixTopic("hq", "uwb-1"),
                new SiteTopic.PoseTopic("hq", "agv:1"),
                new SiteTopic.LastTopic("hq", "agv.1"),
                new SiteTopic.FramesTopic("hq"),
                new SiteTopic.FrameTopic("hq", "agv-1.odom"),
                new SiteTopic.EventTopic("hq", "fence", "dock"),
                new SiteTopic.RejectedTopic("hq", "uwb-1"),
                new SiteTopic.StatusTopic("hq"));
    }

    @ParameterizedTest
    @MethodSource("everyTopic")
    void shouldReadBackEveryTopicItBuilds(SiteTopic topic) {
        assertThat(SiteTopic.parse(topic.name())).contains(topic);
    }

    @Test
    void shouldBuildTheTopicsOfTheContract() {
        TopicScheme topics = new TopicScheme("hq");

        assertThat(topics.fix("uwb-1")).isEqualTo("sitedatum/hq/fix/uwb-1");
        assertThat(topics.pose("T")).isEqualTo("sitedatum/hq/pose/T");
        assertThat(topics.last("T")).isEqualTo("sitedatum/hq/last/T");
        assertThat(topics.frames()).isEqualTo("sitedatum/hq/frames");
        assertThat(topics.frame("o")).isEqualTo("sitedatum/hq/frame/o");
        assertThat(topics.event("fence", "dock")).isEqualTo("sitedatum/hq/event/fence/dock");
        assertThat(topics.rejected("uwb-1")).isEqualTo("sitedatum/hq/rejected/uwb-1");
        assertThat(topics.status()).isEqualTo("sitedatum/hq/status");
        assertThat(List.of(
                        topics.fixFilter(),
                        topics.poseFilter(),
                        topics.lastFilter(),
                        topics.frameFilter(),
                        topics.eventFilter(),
                        topics.rejectedFilter()))
                .containsExactly(
                        "sitedatum/hq/fix/+",
                        "sitedatum/hq/pose/+",
                        "sitedatum/hq/last/+",
                        "sitedatum/hq/frame/+",
                        "sitedatum/hq/event/+/+",
                        "sitedatum/hq/rejected/+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sitedatum",
                "sitedatum/hq",
                "sitedatum/hq/fix",
                "sitedatum/hq/fix/",
                "sitedatum//fix/a",
                "sitedatum/hq/fix/a/b",
                "sitedatum/hq/unknown/a",
                "sitedatum/hq/event/a",
                "other/hq/fix/a",
                "sitedatum/hq/fix/a b",
                "sitedatum/hq/fix/+",
                "/sitedatum/hq/fix/a"
            })
    void shouldNotReadOtherTopics(String name) {
        assertThat(SiteTopic.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "#", "a/b", "a b", "a\u0000"})
    void shouldNeverPutAnUncheckedIdIntoATopic(String id) {
        TopicScheme topics = new TopicScheme("hq");

        assertThatIllegalArgumentException().isThrownBy(() -> topics.pose(id));
        assertThatIllegalArgumentException().isThrownBy(() -> topics.event("fence", id));
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicScheme(id));
        assertThat(topics.findFixSource("sitedatum/hq/fix/" + id)).isEmpty();
    }

    @Test
    void shouldFindTheSourceOfItsOwnFixTopicsOnly() {
        TopicScheme topics = new TopicScheme("hq");

        assertThat(topics.findFixSource("sitedatum/hq/fix/uwb-1")).contains("uwb-1");
        assertThat(topics.findFixSource("sitedatum/other/fix/uwb-1")).isEmpty();
        assertThat(topics.findFixSource("sitedatum/hq/pose/uwb-1")).isEmpty();
    }
}
