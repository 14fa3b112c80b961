package org.sitedatum.cluster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.ownership.LeaseMessage.Candidacy;
import org.sitedatum.cluster.ownership.LeaseMessage.Outdated;
import org.sitedatum.cluster.ownership.LeaseMessage.Release;
import org.sitedatum.cluster.ownership.LeaseMessage.Renew;
import org.sitedatum.cluster.ownership.LeaseMessage.Renewed;
import org.sitedatum.cluster.ownership.LeaseMessage.Vote;

class LeaseCodecTest {

    private static final List<LeaseMessage> EACH_KIND = List.of(
            new Renew("lab", 65, 7),
            new Renewed("höhe", Long.MAX_VALUE, 1),
            new Candidacy("s", 128, true, 65),
            new Candidacy("s", 128, false, 0),
            new Vote("s", 128, true),
            new Vote("s", 128, false),
            new Outdated("s", 3),
            new Release("s", 65, "node-2"),
            new Release("s", 65, ""));

    @Test
    void shouldReadWhatItWrote() {
        for (LeaseMessage message : EACH_KIND) {
            assertThat(LeaseCodec.decode(LeaseCodec.encode(message, Formats.NEWEST)))
                    .contains(message);
            assertThat(Beat.decode(LeaseCodec.encode(message, Formats.NEWEST))).isEmpty();
        }
        for (boolean ready : new boolean[] {true, false}) {
            Beat beat = new Beat(ready, 3, Formats.MANNERS);
            assertThat(Beat.decode(beat.encode())).contains(beat);
        }
    }

    @Test
    void shouldUnderstandTheBeatOfALaterReleaseThatSaysMore() {
        byte[] beat = Arrays.copyOf(new Beat(true, 7, 2).encode(), 20);

        assertThat(Beat.decode(beat)).contains(new Beat(true, 7, 2));
        assertThat(LeaseCodec.formatOf(beat)).isZero();
    }

    @Test
    void shouldTakeTheBeatOfAnEarlierReleaseForOneWithTheOldestManners() {
        byte[] beat = Arrays.copyOf(new Beat(true, 1, Formats.FOLLOWERS_ASK).encode(), 3);

        assertThat(Beat.decode(beat)).contains(new Beat(true, 1, Formats.OLDEST_MANNERS));
    }

    @Test
    void shouldTellTheFormatOfAMessageWhateverFollows() {
        byte[] message = LeaseCodec.encode(EACH_KIND.get(0), 9);

        assertThat(LeaseCodec.formatOf(message)).isEqualTo(9);
        assertThat(LeaseCodec.formatOf(new byte[0])).isZero();
        assertThat(LeaseCodec.formatOf(new byte[] {-4})).isZero();
    }

    @Test
    void shouldRefuseWhatIsCutOffOrTooLong() {
        for (LeaseMessage message : EACH_KIND) {
            byte[] bytes = LeaseCodec.encode(message, Formats.NEWEST);
            for (int length = 0; length < bytes.length; length++) {
                assertThat(LeaseCodec.decode(Arrays.copyOf(bytes, length))).isEmpty();
            }
            assertThat(LeaseCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                    .isEmpty();
        }
    }

    @Test
    void shouldNeverThrowWhateverTheBytesAre() {
        Random random = new Random(4);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = i % 2 == 0
                    ? new byte[random.nextInt(40)]
                    : LeaseCodec.encode(EACH_KIND.get(i % EACH_KIND.size()), Formats.NEWEST);
            for (int k = 0; k < 3 && bytes.length > 0; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            read += LeaseCodec.decode(bytes).isPresent() ? 1 : 0;
        }
        assertThat(read).isBetween(1, 60_000);
    }
}
