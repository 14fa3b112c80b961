package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;
import org.sitedatum.positioning.snapshot.SnapshotRefusal.Reason;

/** Bytes that are no snapshot of this site are refused by name, and change nothing. */
class R02_RefusedSnapshotTest {

    private static final int HEADER = 14;

    private static List<Fix> fixes = List.of();
    private static byte[] whole = {};

    private final Outcomes said = new Outcomes();
    private PositioningEngine engine = fresh();

    @BeforeAll
    static void takeSnapshot() {
        fixes = BusyHall.fixes(1, 12);
        PositioningEngine first = new PositioningEngine(BusyHall.site(), EngineOptions.defaults(), new Outcomes());
        fixes.forEach(first::accept);
        whole = first.snapshot();
    }

    private PositioningEngine fresh() {
        return new PositioningEngine(BusyHall.site(), EngineOptions.defaults(), said);
    }

    @Test
    void shouldNameWhatIsWrong() {
        byte[] otherVersion = whole.clone();
        otherVersion[5]++;
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x10;
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);

        assertThat(reasonOf(new byte[0])).isEqualTo(Reason.NOT_A_SNAPSHOT);
        assertThat(reasonOf("{\"json\": true, \"long\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.NOT_A_SNAPSHOT);
        assertThat(reasonOf(otherVersion)).isEqualTo(Reason.OTHER_VERSION);
        assertThat(reasonOf(damaged)).isEqualTo(Reason.CORRUPT);
        assertThat(reasonOf(longer)).isEqualTo(Reason.CORRUPT);
        assertThat(reasonOf(Arrays.copyOf(whole, whole.length - 1))).isEqualTo(Reason.TRUNCATED);
        assertThat(reasonOf(Arrays.copyOf(whole, 20))).isEqualTo(Reason.TRUNCATED);
        assertSaysWhatAFreshOneSays();
    }

    @Test
    void shouldRefuseTheSnapshotOfAnotherSite() {
        Site site = SmallSite.withAnchors(4).build();
        byte[] other = new PositioningEngine(site, EngineOptions.defaults(), new Outcomes()).snapshot();

        assertThat(engine.resume(other)).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.OTHER_SITE);
            assertThat(refusal.detail()).contains("hall");
        });
    }

    @Test
    void shouldRefuseChangesWithoutTheStateTheyAreChangesOf() {
        PositioningEngine first = fresh();
        byte[] start = first.snapshotChanged();
        fixes.subList(0, 100).forEach(first::accept);
        byte[] second = first.snapshotChanged();
        fixes.subList(100, 200).forEach(first::accept);
        byte[] third = first.snapshotChanged();

        assertThat(reasonOf(third)).isEqualTo(Reason.INCOMPLETE);
        assertThat(engine.resume(List.of()).map(SnapshotRefusal::reason)).contains(Reason.INCOMPLETE);
        assertThat(engine.resume(List.of(start, third)).map(SnapshotRefusal::reason))
                .contains(Reason.INCOMPLETE);
        assertThat(engine.resume(List.of(start, second, third))).isEmpty();
    }

    @Test
    void shouldRefuseToForgetWhatItHasHeard() {
        engine.accept(fixes.get(0));

        assertThat(reasonOf(whole)).isEqualTo(Reason.NOT_FRESH);
    }

    @Test
    void shouldRefuseTenThousandDamagedSnapshotsAndStayAsItWas() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = whole.clone();
            int bytes = 1 + random.nextInt(4);
            for (int k = 0; k < bytes; k++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            if (random.nextInt(10) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            Optional<SnapshotRefusal> refusal = engine.resume(damaged);
            if (!Arrays.equals(damaged, whole)) {
                assertThat(refusal).as("mutation %d", i).isPresent();
            }
        }

        assertSaysWhatAFreshOneSays();
    }

    @Test
    void shouldSurviveTenThousandForgedSnapshots() {
        SplittableRandom random = new SplittableRandom(6);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] forged = whole.clone();
            int bytes = 1 + random.nextInt(3);
            for (int k = 0; k < bytes; k++) {
                forged[HEADER + random.nextInt(forged.length - HEADER)] ^= (byte) (1 << random.nextInt(8));
            }
            seal(forged);
            if (engine.resume(forged).isEmpty()) {
                taken++;
                engine = fresh();
            }
        }

        assertThat(taken).isBetween(1_000, 9_999);
        assertSaysWhatAFreshOneSays();
    }

    private Reason reasonOf(byte[] bytes) {
        return engine.resume(bytes).orElseThrow().reason();
    }

    private static void seal(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, HEADER, bytes.length - HEADER);
        ByteBuffer.wrap(bytes).putInt(10, (int) crc.getValue());
    }

    private void assertSaysWhatAFreshOneSays() {
        assertThat(engine.acceptedCount()).isZero();
        assertThat(engine.eventCount()).isZero();
        Outcomes expected = new Outcomes();
        PositioningEngine other = new PositioningEngine(BusyHall.site(), EngineOptions.defaults(), expected);
        for (Fix fix : fixes.subList(0, 1000)) {
            engine.accept(fix);
            other.accept(fix);
        }
        assertThat(said.poses).isNotEmpty().isEqualTo(expected.poses);
        assertThat(said.events).isEqualTo(expected.events);
    }
}
