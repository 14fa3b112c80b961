package org.sitedatum.cluster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatsTest {

    private final Formats formats = new Formats(3);

    @Test
    void shouldSpeakTheNewestThatBothKnow() {
        formats.learn("older", 2);
        formats.learn("newer", 5);

        assertThat(formats.with("older")).isEqualTo(2);
        assertThat(formats.with("newer")).isEqualTo(3);
        assertThat(formats.with("unknown")).isEqualTo(Formats.OLDEST);
    }

    @Test
    void shouldFollowANodeThatIsUpgradedOrTakenBack() {
        formats.learn("n2", 1);
        formats.learn("n2", 3);
        assertThat(formats.with("n2")).isEqualTo(3);

        formats.learn("n2", 1);
        assertThat(formats.with("n2")).isEqualTo(1);
    }

    @Test
    void shouldSayWhyAMessageCountsForNothing() {
        assertThat(formats.refuse("n2", 4)).contains("member n2 speaks format 4", "reads 1 to 3");
    }
}
