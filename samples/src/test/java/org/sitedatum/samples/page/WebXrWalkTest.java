package org.sitedatum.samples.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sitedatum.samples.headset.WalkScript;

/** An emulated headset in a real browser walks the sample building for five minutes; its session drifts and is recentred. */
class WebXrWalkTest {

    /** The five minutes are played as fast as the machine computes 21,600 frames, which others may want to use too. */
    private static final double PLAYED_MS = 240_000;

    @Test
    void shouldKnowItsPlaceOnAWalkThroughTheBuilding() throws IOException {
        try (WebKit kit = new WebKit("localhost:1");
                PageBrowser browser = new PageBrowser()) {
            String script = WalkScript.of(300, 1);
            Page page = browser.openServing(
                    kit.url() + "/webxr-walk.html",
                    Map.of(
                            "**/webxr-walk.html", answer("webxr-walk.html", "text/html"),
                            "**/webxr-walk.js", answer("webxr-walk.js", "text/javascript"),
                            "**/walk-play.mjs",
                                    answer("/org/sitedatum/samples/headset/walk-play.mjs", "text/javascript"),
                            "**/walk.json",
                                    new Route.FulfillOptions().setBody(script).setContentType("application/json")));
            page.waitForFunction(
                    "() => window.figures",
                    null,
                    new Page.WaitForFunctionOptions().setPollingInterval(100).setTimeout(PLAYED_MS));

            Map<?, ?> figures = (Map<?, ?>) page.evaluate("() => window.figures");
            System.out.println("emulated headset in Chromium: " + figures);
            assertThat(browser.complaints()).noneMatch(text -> !text.contains("GL Driver Message"));
            assertThat(number(figures, "frames")).isGreaterThan(21_500);
            assertThat(number(figures, "median")).isLessThan(0.045);
            assertThat(number(figures, "p95")).isLessThan(0.10);
            assertThat(number(figures, "start")).isLessThan(4);
            assertThat(number(figures, "step")).isPositive().isLessThanOrEqualTo(0.002);
            assertThat(number(figures, "recovered")).isLessThan(3);
        }
    }

    private static Route.FulfillOptions answer(String name, String type) throws IOException {
        byte[] body = WebXrWalkTest.class.getResourceAsStream(name).readAllBytes();
        return new Route.FulfillOptions()
                .setBody(new String(body, StandardCharsets.UTF_8))
                .setContentType(type);
    }

    private static double number(Map<?, ?> figures, String name) {
        return ((Number) figures.get(name)).doubleValue();
    }
}
