package org.sitedatum.cluster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatsTest {

    private final Formats formats = new Formats(3);

    @Test
    void shouldSpeakTheNewestThatBothKnow() {
        formats.learn("older", 2, 1);
        formats.learn("newer", 5, 1);

        assertThat(formats.with("older")).isEqualTo(2);
        assertThat(formats.with("newer")).isEqualTo(3);
        assertThat(formats.with("unknown")).isEqualTo(Formats.OLDEST);
    }

    @Test
    void shouldFollowANodeThatIsUpgradedOrTakenBack() {
        formats.learn("n2", 1, 1);
        formats.learn("n2", 3, 1);
        assertThat(formats.with("n2")).isEqualTo(3);

        formats.learn("n2", 1, 1);
        assertThat(formats.with("n2")).isEqualTo(1);
    }

    @Test
    void shouldKnowWhoAsksForTheState() {
        formats.learn("n2", 1, Formats.OLDEST_MANNERS);
        formats.learn("n3", 1, Formats.FOLLOWERS_ASK + 1);

        assertThat(formats.asksForState("n2")).isFalse();
        assertThat(formats.asksForState("n3")).isTrue();
        assertThat(formats.asksForState("unknown")).isFalse();
    }

    @Test
    void shouldSayWhyAMessageCountsForNothing() {
        assertThat(formats.refuse("n2", 4)).contains("member n2 speaks format 4", "reads 1 to 3");
    }
}
