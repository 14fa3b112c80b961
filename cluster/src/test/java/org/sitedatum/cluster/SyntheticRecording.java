package org.sitedatum.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;

/**
 * A small seeded recording that is always there: a cart with a UWB tag drives a circle among five anchors, a phone stands
 * and says where it is, with silences of 3 s. Some fixes arrive late, twice, or name an anchor that does not exist.
 */
public final class SyntheticRecording {

    /** Site id of the recording. */
    public static final String SITE = "lab";

    private static final long START_NANOS = 1_767_225_600_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final double[][] ANCHORS = {{0, 0, 2.5}, {10, 0, 2.2}, {10, 10, 2.6}, {0, 10, 2.3}, {5, 10, 0.5}};

    private final Random random;
    private final List<Fix> fixes = new ArrayList<>();
    private final List<String> truth = new ArrayList<>();

    private SyntheticRecording(long seed) {
        random = new Random(seed);
    }

    /** Fixes over {@code seconds} in order of receipt. */
    public static List<Fix> fixes(long seed, int seconds) {
        return made(seed, seconds).fixes;
    }

    /** Writes the recording as a folder of the contract. */
    public static Path write(Path folder, long seed, int seconds) {
        SyntheticRecording recording = made(seed, seconds);
        FixJsonEncoder encoder = new FixJsonEncoder();
        StringBuilder lines = new StringBuilder();
        for (Fix fix : recording.fixes) {
            lines.append(new String(encoder.encodeRecorded(fix), StandardCharsets.UTF_8).strip())
                    .append('\n');
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("site.json"), siteJson());
            Files.writeString(folder.resolve("fixes.ndjson"), lines);
            Files.writeString(
                    folder.resolve("truth.csv"), "trackable,stamp,x,y,z\n" + String.join("\n", recording.truth) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static SyntheticRecording made(long seed, int seconds) {
        SyntheticRecording recording = new SyntheticRecording(seed);
        for (int step = 0; step < 20 * seconds; step++) {
            recording.addStep(step);
        }
        recording.fixes.sort(Comparator.comparingLong(fix -> fix.header().receivedNanos()));
        return recording;
    }

    private void addStep(int step) {
        long stamp = START_NANOS + step * (50 * MILLI);
        Vector3 cart = cartAt(step * 0.05);
        int anchor = step % ANCHORS.length;
        Vector3 at = new Vector3(ANCHORS[anchor][0], ANCHORS[anchor][1], ANCHORS[anchor][2]);
        double range = cart.distanceTo(at) + 0.05 * random.nextGaussian();
        long delay = step % 17 == 3 ? 180 * MILLI : (3 + random.nextInt(5)) * MILLI;
        String name = step % 41 == 7 ? "A99" : "A" + anchor;
        RangeFix fix = new RangeFix(
                FixHeader.of("uwb", stamp, stamp + delay, "T1"), name, rounded(range), 0.05, Double.NaN, Double.NaN);
        fixes.add(fix);
        if (step % 29 == 11) {
            fixes.add(fix.withHeader(FixHeader.of("uwb", stamp, stamp + delay + MILLI, "T1")));
        }
        if (step % 5 == 0 && step / 60 % 2 == 0) {
            addPhone(stamp);
        }
        truth.add(String.format(Locale.ROOT, "cart,%d,%.4f,%.4f,%.4f", stamp / 1000, cart.x(), cart.y(), cart.z()));
    }

    private void addPhone(long stamp) {
        fixes.add(new PositionFix(
                FixHeader.of("vps", stamp, stamp + 40 * MILLI, "phone"),
                "site",
                rounded(2 + 0.03 * random.nextGaussian()),
                rounded(7 + 0.03 * random.nextGaussian()),
                rounded(1.4 + 0.03 * random.nextGaussian()),
                Covariance3.isotropic(0.0009)));
        truth.add(String.format(Locale.ROOT, "phone,%d,2,7,1.4", stamp / 1000));
    }

    private static Vector3 cartAt(double seconds) {
        double angle = seconds / 3;
        return new Vector3(5 + 3 * Math.cos(angle), 5 + 3 * Math.sin(angle), 1);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }

    /** The site document. */
    public static String siteJson() {
        StringBuilder anchors = new StringBuilder();
        for (int i = 0; i < ANCHORS.length; i++) {
            anchors.append(i == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"id\":\"A%d\",\"position\":[%s,%s,%s],\"floor\":\"f0\"}",
                            i,
                            ANCHORS[i][0],
                            ANCHORS[i][1],
                            ANCHORS[i][2]));
        }
        return """
                {"id": "lab", "name": "Laboratory",
                 "floors": [{"id": "f0", "name": "ground", "elevation": 0, "height": 4,
                             "outline": [[-1, -1], [11, -1], [11, 11], [-1, 11]]}],
                 "anchors": [%s],
                 "trackables": [
                   {"id": "cart", "kind": "vehicle", "tags": [{"id": "T1", "leverArm": [0, 0, 0]}], "height": 1.0},
                   {"id": "phone", "kind": "headset", "tags": []}]}
                """.formatted(anchors);
    }
}
