package org.sitedatum.samples.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonReader;
import org.sitedatum.samples.page.WebKit;

/**
 * The kit for WebXR on walks of the sample building: an emulated headset (IWER) in plain Node with a clock of its own, the same
 * walks that {@code bench headset} has for the Java kit. Skipped without Node or when the kit is not built.
 */
class NodeWalkTest {

    @TempDir
    private Path folder;

    @Test
    void shouldKnowItsPlaceOnTwoWalks() throws Exception {
        judge(walks("usual tag, markers", WalkSettings.USUAL, 2), 0.045, 0.105);
    }

    @Test
    @Tag("slow")
    void shouldKnowItsPlaceOnTwentyWalks() throws Exception {
        judge(walks("usual tag, markers", WalkSettings.USUAL, 20), 0.04, 0.10);
        judge(walks("usual tag alone", WalkSettings.USUAL.withoutMarkers(), 20), 0.05, 0.11);
        judge(walks("0.1 m of correlated bias, markers", WalkSettings.MULTIPATH, 20), 0.06, 0.17);
        judge(walks("0.1 m of correlated bias alone", WalkSettings.MULTIPATH.withoutMarkers(), 20), 0.09, 0.20);
    }

    private static void judge(List<JsonObject> walks, double median, double p95) {
        assertThat(mean(walks, "median")).isLessThanOrEqualTo(median);
        assertThat(mean(walks, "p95")).isLessThanOrEqualTo(p95);
        assertThat(walks).allSatisfy(walk -> {
            assertThat(walk.number("frames")).isGreaterThan(21_500);
            assertThat(walk.number("start")).isLessThan(4);
            assertThat(walk.number("step")).isPositive().isLessThanOrEqualTo(0.002);
            assertThat(walk.number("recovered")).isLessThan(3);
        });
    }

    private List<JsonObject> walks(String name, WalkSettings settings, int seeds) throws Exception {
        WebKit.requireBuilt();
        List<String> command = new ArrayList<>(
                List.of("node", player().toString(), WebKit.FOLDER.toRealPath().toString()));
        for (int seed = 1; seed <= seeds; seed++) {
            Path script = folder.resolve("walk-" + seed + ".json");
            Files.writeString(script, WalkScript.of(settings, seed));
            command.add(script.toString());
        }
        Path out = folder.resolve("figures");
        Process node = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(node.waitFor()).as(() -> text(out)).isZero();
        List<JsonObject> walks = new ArrayList<>();
        text(out).lines().forEach(line -> walks.add(JsonReader.read(line)));
        System.out.printf(
                "Node, %s, %d walks: median %.1f cm, 95 %% %.1f cm, start %.2f s, step %.2f mm, recentre %.2f s%n",
                name,
                walks.size(),
                100 * mean(walks, "median"),
                100 * mean(walks, "p95"),
                most(walks, "start"),
                1000 * most(walks, "step"),
                most(walks, "recovered"));
        assertThat(walks).hasSize(seeds);
        return walks;
    }

    private Path player() throws IOException {
        lay("walk-play.mjs");
        return lay("walk-node.mjs");
    }

    private Path lay(String name) throws IOException {
        return Files.write(
                folder.resolve(name),
                NodeWalkTest.class.getResourceAsStream(name).readAllBytes());
    }

    private static double mean(List<JsonObject> walks, String figure) {
        return walks.stream().mapToDouble(walk -> walk.number(figure)).average().orElseThrow();
    }

    private static double most(List<JsonObject> walks, String figure) {
        return walks.stream().mapToDouble(walk -> walk.number(figure)).max().orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
