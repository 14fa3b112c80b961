package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.demo.LiveBuilding;

/**
 * Somebody who has never seen the page maps the sample building from its plan and the surveyor's table, and sees a pose. The
 * site has its floors and badges and nothing else. Only what is visible is used; clicks and keys are counted.
 */
class NewcomerPageTest {

    private static final double PIXELS_PER_METRE = 20;
    private static final double MARGIN = 40;

    /** Runs before the page and counts what a hand does. */
    private static final String COUNTER = """
            window.hand = { clicks: 0, keys: 0 };
            addEventListener('click', (event) => { if (event.isTrusted && event.detail > 0) window.hand.clicks++; }, true);
            addEventListener('keydown', (event) => { if (event.isTrusted) window.hand.keys++; }, true);
            """;

    private final Site site = new SampleBuilding().site();

    @Test
    void shouldSeeAPoseAfterAFewClicks() throws Exception {
        try (PageBrowser browser = new PageBrowser();
                LiveBuilding building = new LiveBuilding(bare(site))) {
            Page page = browser.open(building.url() + "/", ColorScheme.LIGHT, COUNTER);
            assertThat(page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Bodies")))
                    .isVisible();

            link(page, "Plan");
            choose(page, "Import a plan or drawing", "ground.svg", "image/svg+xml", drawing());
            layPlan(page);
            link(page, "Sensors");
            choose(page, "Import CSV", "anchors.csv", "text/csv", table());
            assertThat(page.getByRole(AriaRole.STATUS))
                    .containsText(site.anchors().size() + " anchors taken over");
            publish(page);
            link(page, "Live");
            assertThat(body(page)).isVisible();
            PageBrowser.picture(page, "newcomer");

            int clicks = ((Number) page.evaluate("() => window.hand.clicks")).intValue();
            int keys = ((Number) page.evaluate("() => window.hand.keys")).intValue();
            System.out.printf("a newcomer sees a pose after %d clicks and %d keys%n", clicks, keys);
            assertThat(clicks).isBetween(8, 20);
            assertThat(keys).isBetween(10, 60);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void layPlan(Page page) {
        assertThat(page.locator(".plan img")).isVisible();
        button(page, "Add a point").click();
        BoundingBox image = page.locator(".plan img").boundingBox();
        double scale = image.width / (40 * PIXELS_PER_METRE + 2 * MARGIN);
        clickPoint(page, image.x + MARGIN * scale, image.y + image.height - MARGIN * scale, "0", "0");
        // the first point has laid it elsewhere
        image = page.locator(".plan img").boundingBox();
        scale = image.width / (40 * PIXELS_PER_METRE + 2 * MARGIN);
        clickPoint(page, image.x + image.width - MARGIN * scale, image.y + MARGIN * scale, "40", "25");
        assertThat(page.getByText("pixels per metre")).isVisible();
        PageBrowser.picture(page, "newcomer-plan");
    }

    private static void clickPoint(Page page, double u, double v, String x, String y) {
        page.mouse().click(u, v);
        assertThat(page.getByLabel("Point, plan x")).not().hasValue("");
        type(page.getByLabel("Site x in metres"), x);
        type(page.getByLabel("Site y in metres"), y);
        button(page, "Add").click();
        assertThat(page.getByLabel("Site x in metres")).hasValue("");
    }

    private static void publish(Page page) {
        button(page, "Publish…").click();
        type(page.getByLabel("Why"), "first map");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Published as revision");
    }

    private static Locator body(Page page) {
        return page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Bodies"))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("person-\\d.*(tracking|degraded)")))
                .first();
    }

    private static void choose(Page page, String label, String name, String type, String text) {
        FileChooser chooser =
                page.waitForFileChooser(() -> page.getByText(label, new Page.GetByTextOptions().setExact(true))
                        .click());
        chooser.setFiles(new FilePayload(name, type, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void type(Locator field, String text) {
        field.click();
        field.pressSequentially(text);
    }

    private static void link(Page page, String view) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(view).setExact(true))
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** The ground floor as an architect draws it: pixels, y downwards. */
    private String drawing() {
        StringBuilder lines = new StringBuilder();
        for (Wall wall : site.walls()) {
            if (wall.floor().equals("ground")) {
                lines.append("<polyline fill='none' stroke='#333' stroke-width='4' points='");
                for (Point2 corner : wall.line()) {
                    lines.append(String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            MARGIN + PIXELS_PER_METRE * corner.x(),
                            MARGIN + PIXELS_PER_METRE * (25 - corner.y())));
                }
                lines.append("'/>");
            }
        }
        double width = 40 * PIXELS_PER_METRE + 2 * MARGIN;
        double height = 25 * PIXELS_PER_METRE + 2 * MARGIN;
        return String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%.0f' height='%.0f' viewBox='0 0 %.0f %.0f'>"
                        + "<rect width='100%%' height='100%%' fill='#fffdf5'/>%s</svg>",
                width,
                height,
                width,
                height,
                lines);
    }

    /** What the surveyor sent. */
    private String table() {
        StringBuilder rows = new StringBuilder("id,x,y,z,floor\n");
        for (Anchor anchor : site.anchors()) {
            rows.append(String.format(
                    Locale.ROOT,
                    "%s,%.3f,%.3f,%.3f,%s%n",
                    anchor.id(),
                    anchor.position().x(),
                    anchor.position().y(),
                    anchor.position().z(),
                    anchor.floor().orElse("")));
        }
        return rows.toString();
    }

    /** The site with its floors and badges only. */
    private static Site bare(Site site) throws IOException {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(new SiteJsonEncoder().encode(site));
        json.retain(List.of("id", "name", "floors", "trackables"));
        byte[] document = json.toString().getBytes(StandardCharsets.UTF_8);
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(document)).site();
    }
}
