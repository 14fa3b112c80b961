package org.sitedatum.headset.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonReader;
import org.sitedatum.headset.poses.RemotePose;

/** The binary messages of the golden vectors, which every port reads and writes. */
class BinaryGoldenTest {

    private static final JsonObject GOLDEN = read();

    @Test
    void shouldReadPosesAsTheJsonHasThem() {
        assertThat(GOLDEN.objects("fromNode")).hasSizeGreaterThan(4).allSatisfy(message -> {
            List<RemotePose> read = BinaryPoses.read(bytes(message.text("hex")));
            List<JsonObject> wanted = message.objects("poses");
            assertThat(read).hasSameSizeAs(wanted);
            for (int i = 0; i < read.size(); i++) {
                same(read.get(i), Messages.pose(wanted.get(i)));
            }
        });
    }

    private static void same(RemotePose one, RemotePose other) {
        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.kind()).isEqualTo(other.kind());
        assertThat(one.stampNanos()).isEqualTo(other.stampNanos());
        assertThat(one.model()).isEqualTo(other.model());
        assertThat(one.pose().toString()).isEqualTo(other.pose().toString());
        assertThat(one.velocity().distanceTo(other.velocity())).isZero();
        assertThat(one.turnRate()).isEqualTo(other.turnRate());
        assertThat(one.sigma()).isCloseTo(other.sigma(), within(1e-12));
    }

    @Test
    void shouldRefuseWhatIsBroken() {
        assertThat(GOLDEN.texts("broken"))
                .hasSizeGreaterThan(5)
                .allSatisfy(hex ->
                        assertThatIllegalArgumentException().as(hex).isThrownBy(() -> BinaryPoses.read(bytes(hex))));
    }

    @Test
    void shouldEndureWhateverComes() {
        byte[] good = bytes(GOLDEN.objects("fromNode").get(0).text("hex"));
        SplittableRandom random = new SplittableRandom(9);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int k = random.nextInt(4); k >= 0 && bad.length > 0; k--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                BinaryPoses.read(bad);
            } catch (IllegalArgumentException unreadable) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 19_999);
    }

    @Test
    void shouldWriteFixesByteByByte() {
        JsonObject sent = GOLDEN.object("fromClient");
        BinaryFixes batch = new BinaryFixes(sent.text("site"), sent.text("source"));
        for (JsonObject fix : sent.objects("fixes")) {
            long stamp = 1_000 * fix.integer("stamp");
            double[] p = fix.numbers("position", 3);
            double[] q = fix.numbers("orientation", 4);
            if (fix.text("kind").equals("marker")) {
                batch.marker(
                        stamp,
                        fix.text("marker"),
                        new Pose(new Vector3(p[0], p[1], p[2]), q[0], q[1], q[2], q[3]),
                        fix.has("covariance") ? fix.numbers("covariance", 21) : SeenMarker.UNSTATED);
            } else {
                batch.odometry(
                        stamp, new double[] {p[0], p[1], p[2], q[0], q[1], q[2], q[3]}, fix.flag("reset", false));
            }
        }

        assertThat(batch.size()).isEqualTo(6);
        assertThat(HexFormat.of().formatHex(batch.toBytes())).isEqualTo(sent.text("hex"));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static JsonObject read() {
        try {
            return JsonReader.read(Files.readString(Path.of("..", "golden", "binary.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
