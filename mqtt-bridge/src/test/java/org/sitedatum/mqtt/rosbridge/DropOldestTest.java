package org.sitedatum.mqtt.rosbridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropOldestTest {

    @Test
    void shouldLoseTheOldestWhenItIsFull() throws InterruptedException {
        DropOldest line = new DropOldest(2);

        line.offer("a");
        line.offer("b");
        line.offer("c");

        assertThat(line.dropped()).isEqualTo(1);
        assertThat(line.poll(0)).contains("b");
        assertThat(line.poll(0)).contains("c");
        assertThat(line.poll(1_000_000)).isEmpty();
    }

    @Test
    void shouldCountWhatIsThrownAway() {
        DropOldest line = new DropOldest(10);

        line.offer("a");
        line.offer("b");
        line.clear();
        line.countDropped();

        assertThat(line.dropped()).isEqualTo(3);
    }
}
