package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.samples.record.SimulationRecorder;

/** What somebody does who wants to know what happened, and what would have happened. */
class ReplayPageTest {

    private static final int SECONDS = 10;

    /** The replay gives way to a whole building that lives on the same machine. */
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(120_000);

    @RegisterExtension
    static final BuildingPage BUILDING = BuildingPage.atNight();

    @Test
    void shouldAnswerWhatAnAnchorMoveWouldHaveDone(@TempDir Path scratch) throws IOException {
        Page page = BUILDING.open("replay", ColorScheme.LIGHT);
        button(page, "Record now").click();
        button(page, "Stop recording").click();
        assertThat(button(page, Pattern.compile("^rec-"))).isVisible();

        page.getByLabel("Send a recording…", new GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload("walk.zip", "application/zip", walk(scratch)));
        assertThat(region(page, "Figures")).containsText("robot-1", PATIENTLY);
        scrub(page);

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sensors").setExact(true))
                .click();
        button(page, Pattern.compile("^g01")).click();
        Locator x = page.getByLabel("Position x in metres");
        x.fill("2.3");
        x.blur();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Replay").setExact(true))
                .click();
        page.getByLabel("Compare with").selectOption("draft");
        button(page, "Replay").click();

        assertThat(region(page, "Differences")).containsText("robot-1", PATIENTLY);
        button(page, "Where robot-1 differs most").click();
        PageBrowser.picture(page, "replay-compared");
        assertThat(Readability.faultsOf(page)).isEmpty();
        assertThat(csv(page)).startsWith("trackable,stamp,x,y,z").contains("\nrobot-1,");

        assertThat(page).hasURL(Pattern.compile("at=walk%40\\d+"));
        String time = page.locator(".player output").innerText();
        page.reload();
        assertThat(page.locator(".player output")).hasText(time);
        measure(page);
        page.context().close();
    }

    private static void scrub(Page page) {
        Locator line = page.getByLabel("Time in the recording");
        Locator time = page.locator(".player output");
        line.focus();
        line.press("Home");
        assertThat(time).containsText("0:00.0 /");
        line.press("ArrowRight");
        assertThat(time).containsText("0:00.1 /");
        line.press(" ");
        assertThat(button(page, "Pause")).isVisible();
        assertThat(time).not().containsText("0:00.1 /");
        line.press(" ");
        assertThat(button(page, "Play")).isVisible();
        line.evaluate("line => { line.value = 6e6; line.dispatchEvent(new Event('input')); }");
        assertThat(time).containsText("0:06.0 /");
        PageBrowser.picture(page, "replay");
    }

    private static String csv(Page page) throws IOException {
        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Poses as CSV"))
                        .click());
        return Files.readString(download.path());
    }

    private static void measure(Page page) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Coverage").setExact(true))
                .click();
        page.getByLabel("Measured on top")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("walk, as recorded"));
        assertThat(page.locator("aside")).containsText("errors against the truth");
        PageBrowser.picture(page, "coverage-measured");
        page.getByLabel("Measured on top").selectOption("");
    }

    private static byte[] walk(Path scratch) throws IOException {
        Path folder = scratch.resolve("walk");
        SimulationRecorder.record(folder, 1, SECONDS);
        return BuildingPage.zip(folder);
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name))
                .first();
    }
}
