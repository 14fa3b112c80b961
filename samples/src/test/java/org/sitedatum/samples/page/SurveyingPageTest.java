package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a site engineer finds out with a laser meter, a tag and a camera, without leaving the page. */
class SurveyingPageTest {

    /** Ranges between the anchors of the ground floor; g05 really stands elsewhere, and two ranges did not come straight. */
    private static final String RANGES = """
            async () => {
              const site = await (await fetch('/api/v1/sites/sample-building')).json();
              const anchors = site.anchors.filter(({ id }) => id.startsWith('g'))
                .map(({ id, position: [x, y, z] }) => ({ id, at: id === 'g05' ? [x - 0.9, y + 1.2, z] : [x, y, z] }));
              const wrong = { 'g02g07': 2.5, 'g04g08': 0.8 };
              let csv = 'from,to,range,sigma\\n';
              let noise = 1;
              anchors.forEach((a, i) => anchors.slice(0, i).forEach((b) => {
                noise = (noise * 48271) % 2147483647;
                const range = Math.hypot(...a.at.map((value, axis) => value - b.at[axis])) + 0.1 * (noise / 2147483647 - 0.5);
                csv += `${b.id},${a.id},${(range + (wrong[b.id + a.id] ?? 0)).toFixed(4)},0.05\\n`;
              }));
              return csv;
            }""";

    @RegisterExtension
    static final BuildingPage BUILDING = new BuildingPage();

    @Test
    void shouldSurveyAnchorsFromAFileAndPublishThem() {
        Page page = BUILDING.open("survey", ColorScheme.LIGHT);
        String ranges = (String) page.evaluate(RANGES);
        for (String fixed : List.of("g01", "g02")) {
            page.getByLabel(fixed, exact()).check();
        }
        page.getByLabel("Heights of the others are right too").check();
        upload(page, "Ranges between anchors", "ranges.csv", "text/csv", ranges.getBytes(StandardCharsets.UTF_8));
        PageBrowser.picture(page, "survey-form");
        button(page, "Survey from the files").click();
        assertThat(page.getByText("2 answers fit")).isVisible();
        page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(Pattern.compile("^2:")))
                .check();
        PageBrowser.picture(page, "survey-mirror");

        button(page, "Back").click();
        for (String fixed : List.of("g01", "g02", "g03")) {
            page.getByLabel(fixed, exact()).check();
        }
        page.getByLabel("Heights of the others are right too").check();
        upload(page, "Ranges between anchors", "ranges.csv", "text/csv", ranges.getBytes(StandardCharsets.UTF_8));
        button(page, "Survey from the files").click();
        Locator report = page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName("Survey").setExact(true));
        assertThat(report.getByRole(AriaRole.ROW, rowOf("g05"))).containsText("1.5");
        assertThat(report.getByRole(AriaRole.ROW, rowOf("g02 g07"))).containsText("wrong");
        page.getByLabel("Errors on the map drawn").selectOption("10");
        PageBrowser.picture(page, "survey-anchors");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();

        button(page, "Put into the draft").click();
        assertThat(report).containsText(Pattern.compile("anchor g05 position moved 1\\.[45]"));
        button(page, "Publish…").click();
        page.getByLabel("Why").fill("anchors surveyed");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText(Pattern.compile("Published as revision \\d+"));
        page.context().close();
    }

    private static Locator.GetByRoleOptions rowOf(String start) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile("^" + start));
    }

    private static void upload(Page page, String label, String name, String type, byte[] bytes) {
        page.getByLabel(label, exact()).setInputFiles(new FilePayload(name, type, bytes));
    }

    private static GetByLabelOptions exact() {
        return new GetByLabelOptions().setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
