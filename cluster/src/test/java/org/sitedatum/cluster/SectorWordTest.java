package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.LastWords;

class SectorWordTest {

    private static final SectorWord LAST =
            SectorWord.last("house/0/down", new LastWords(Map.of("rider", 5_000L, "agv-1", -1L), 17));

    @Test
    void shouldComeBackFromItsBytes() {
        assertThat(SectorWord.decode(LAST.encode())).contains(LAST);
        assertThat(SectorWord.decode(SectorWord.resumed("lab").encode())).contains(SectorWord.resumed("lab"));
    }

    @Test
    void shouldNotBeReadFromBytesThatAreCutOffOrOfAnotherFormat() {
        byte[] whole = LAST.encode();
        byte[] other = whole.clone();
        other[0] = 9;

        assertThat(SectorWord.decode(other)).isEmpty();
        assertThat(SectorWord.decode(Arrays.copyOf(whole, whole.length - 1))).isEmpty();
        assertThat(SectorWord.decode(new byte[0])).isEqualTo(Optional.empty());
    }
}
