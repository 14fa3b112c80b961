package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SectorSnapshotTest {

    @Test
    void shouldReadWhatItWrote() {
        SectorSnapshot snapshot = new SectorSnapshot("höhe", true, 1_700_000_000_123_456_789L, new byte[] {1, 2, 3});

        SectorSnapshot read = SectorSnapshot.decode(snapshot.encode()).orElseThrow();

        assertThat(read.sector()).isEqualTo("höhe");
        assertThat(read.isLast()).isTrue();
        assertThat(read.takenNanos()).isEqualTo(1_700_000_000_123_456_789L);
        assertThat(read.state()).containsExactly(1, 2, 3);
    }

    @Test
    void shouldRefuseWhatIsCutOffBeforeTheStateAndNeverThrow() {
        byte[] bytes = new SectorSnapshot("lab", false, 1, new byte[0]).encode();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(SectorSnapshot.decode(Arrays.copyOf(bytes, length))).isEmpty();
        }
        Random random = new Random(9);
        for (int i = 0; i < 10_000; i++) {
            byte[] garbage = new byte[random.nextInt(20)];
            random.nextBytes(garbage);
            SectorSnapshot.decode(garbage)
                    .ifPresent(read -> assertThat(read.state()).hasSizeLessThan(20));
        }
    }

    @Test
    void shouldRefuseTheFormatOfALaterRelease() {
        byte[] later = new SectorSnapshot("lab", false, 1, new byte[] {1, 2, 3}).encode();
        later[0] = SectorSnapshot.FORMAT + 1;

        assertThat(SectorSnapshot.isOfOtherFormat(later)).isTrue();
        assertThat(SnapshotMail.read("n2", later)).isEmpty();
    }
}
