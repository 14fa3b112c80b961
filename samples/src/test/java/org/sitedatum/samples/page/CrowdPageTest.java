package org.sitedatum.samples.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * 300 bodies at 10 Hz with ellipses and trails, without a graphics card. A busy machine takes frames away from the page
 * whatever it does, so that frames a second are told and what the page itself does for a frame is held to the limit.
 */
class CrowdPageTest {

    private static final int SECONDS = 5;

    /** 30 frames a second. */
    private static final double FRAME_MS = 33;

    @RegisterExtension
    static final BuildingPage BUILDING = BuildingPage.atNight();

    @Test
    void shouldDrawThreeHundredBodiesAtThirtyFramesASecond() throws IOException {
        String crowd =
                new String(CrowdPageTest.class.getResourceAsStream("crowd.js").readAllBytes(), StandardCharsets.UTF_8);
        Page page = BUILDING.openWith(crowd, "live", ColorScheme.LIGHT);
        page.waitForFunction("() => document.querySelectorAll('.objects li').length === 300");

        Map<?, ?> told = (Map<?, ?>) page.evaluate("seconds => window.watchFrames(seconds)", SECONDS);
        PageBrowser.picture(page, "live-crowd");
        System.out.printf(
                "300 bodies at 10 Hz for %d s: %.1f frames/s, %.1f map drawings/s, drawing median %.1f ms, p95 %.1f ms,"
                        + " message median %.1f ms%n",
                SECONDS,
                number(told, "framesPerSecond"),
                number(told, "drawingsPerSecond"),
                number(told, "drawingMedian"),
                number(told, "drawingP95"),
                number(told, "messageMedian"));

        assertThat(number(told, "messages")).as("messages that came").isGreaterThan(2.0 * SECONDS);
        assertThat(number(told, "drawingsPerSecond")).as("the map follows").isGreaterThan(2);
        assertThat(number(told, "drawingMedian") + number(told, "messageMedian"))
                .as("ms of the main thread for a frame with news")
                .isLessThan(FRAME_MS);
        page.context().close();
    }

    private static double number(Map<?, ?> told, String name) {
        return ((Number) told.get(name)).doubleValue();
    }
}
