package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.fix.Fix;

class FixJsonRoundTripTest {
    private static final int FIXES = 500;

    private final FixJsonDecoder decoder = new FixJsonDecoder();
    private final FixJsonEncoder encoder = new FixJsonEncoder();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldGiveBackEveryFixOfAKind(int kind) {
        RandomFixes fixes = new RandomFixes(kind);

        for (int i = 0; i < FIXES; i++) {
            Fix fix = fixes.ofKind(kind);

            List<DecodedFix> decoded = decoder.decode(
                    encoder.encode(fix), fix.header().source(), fix.header().receivedNanos());

            assertThat(decoded).as("seed %d, fix %d", kind, i).containsExactly(new DecodedFix.Accepted(fix));
        }
    }

    @Test
    void shouldGiveBackABatchInOrder() {
        RandomFixes random = new RandomFixes(77);
        List<Fix> batch = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Fix fix = random.next();
            batch.add(fix.withHeader(new org.sitedatum.positioning.fix.FixHeader(
                    "s",
                    fix.stampNanos(),
                    5,
                    fix.header().trackable(),
                    fix.header().seq(),
                    fix.header().floor(),
                    fix.header().siteFromSensor())));
        }

        List<DecodedFix> decoded = decoder.decode(encoder.encodeAll(batch), "s", 5);

        assertThat(decoded)
                .containsExactlyElementsOf(batch.stream()
                        .map(fix -> (DecodedFix) new DecodedFix.Accepted(fix))
                        .toList());
    }

    @Test
    void shouldGiveBackARecordedLineWithSourceAndReceipt() {
        Fix fix = new RandomFixes(3).next();
        byte[] line = encoder.encodeRecorded(fix);

        assertThat(decoder.decodeRecorded(line, 0, line.length)).isEqualTo(new DecodedFix.Accepted(fix));
    }
}
