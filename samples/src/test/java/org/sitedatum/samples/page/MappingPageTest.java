package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a site engineer does to bring a building to life. */
class MappingPageTest {

    private static final String DRAWING = """
            <svg xmlns="http://www.w3.org/2000/svg" width="1000" height="625" viewBox="0 0 1000 625">
            <rect x="2" y="2" width="996" height="621" fill="#fdf6e3" stroke="#b58900" stroke-width="4"/>
            <path d="M0 350H1000M650 350V625" stroke="#b58900" stroke-width="3"/></svg>""";

    /** What an app on a headset does. */
    private static final String PLACE_CONTENT = """
            async () => {
              const place = (id, position, category, properties) => fetch(`/api/v1/sites/sample-building/content-anchors/${id}`, {
                method: 'PUT', headers: { 'Content-Type': 'application/json', 'If-None-Match': '*', 'X-SiteDatum': 'test' },
                body: JSON.stringify({ position, orientation: [0, 0, 0, 1], floor: 'ground', category, quality: 'tracked', access: 'read', properties }),
              });
              const sign = await place('exit-sign', [12.5, 8, 2.1], 'sign', { text: 'Way out', size: 'A4' });
              const manual = await place('machine-7', [30, 5, 1.2], 'manual', { page: '12' });
              return [await sign.text(), await manual.text()].join();
            }""";

    @RegisterExtension
    static final BuildingPage BUILDING = BuildingPage.atNight();

    @Test
    void shouldMoveAnAnchorByKeyboardAndPublishIt() {
        Page page = BUILDING.open("sensors?object=anchor%3Ag01", ColorScheme.LIGHT);
        Locator x = page.getByLabel("Position x in metres");
        assertThat(x).hasValue("0.3");

        x.press("ArrowUp");
        x.press("Shift+ArrowUp");
        assertThat(x).hasValue("0.41");
        button(page, "Undo").click();
        assertThat(x).hasValue("0.31");
        button(page, "Redo").click();
        PageBrowser.picture(page, "sensors-chosen");
        page.locator(".map").press("ArrowRight");
        page.locator(".map").press("Shift+ArrowRight");
        assertThat(x).hasValue("0.52");
        button(page, "Undo").click();
        assertThat(x).hasValue("0.41");
        Locator row = button(page, Pattern.compile("^g01"));
        row.press("Shift+PageUp");
        assertThat(page.getByLabel("Position z in metres")).hasValue("3.2");
        assertThat(row).isFocused();
        button(page, "Undo").click();

        button(page, "Publish…").click();
        page.getByLabel("Why").fill("anchor g01 measured again");
        PageBrowser.picture(page, "publish");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, exactly("Publish"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(Pattern.compile("Published as revision \\d+"));
        assertThat(button(page, "Publish…")).isDisabled();

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("History")).click();
        button(page, "What changed").first().click();
        assertThat(page.locator(".changes")).containsText("anchor g01 position moved 0.11 m");
        PageBrowser.picture(page, "history");
        button(page, "Back to this").first().click();
        assertThat(page.locator(".history")).containsText("back to revision");
        page.context().close();
    }

    @Test
    void shouldListTheFaultsOfWhatCannotBePublished() {
        Page page = BUILDING.open("sensors?object=anchor%3Ag01", ColorScheme.LIGHT);
        Locator x = page.getByLabel("Position x in metres");
        x.fill("900");
        x.blur();
        button(page, "Publish…").click();
        page.getByLabel("Why").fill("a slip of the finger");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, exactly("Publish"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("anchor g01.position");
        PageBrowser.picture(page, "publish-refused");
        page.context().close();
    }

    @Test
    void shouldTakeAnchorsFromATable() {
        Page page = BUILDING.open("sensors", ColorScheme.LIGHT);
        upload(page, "Import CSV", "anchors.csv", "text/csv", "id,x,y,z\ng01,0.5,0.6,three\n");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("line 2: z \"three\" is no number");

        upload(
                page,
                "Import CSV",
                "anchors.csv",
                "text/csv",
                "id;x;y;z;floor\ng01;0,5;0,6;3,1;ground\nnew-1;5;5;2,5;ground\n");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("2 anchors taken over");
        button(page, Pattern.compile("^new-1")).click();
        assertThat(page.getByLabel("Position z in metres")).hasValue("2.5");
        page.context().close();
    }

    @Test
    void shouldLayAPlanByPoints() {
        Page page = BUILDING.open("plan", ColorScheme.LIGHT);
        upload(page, "Import a plan or drawing", "plan.svg", "image/svg+xml", DRAWING);
        assertThat(page.getByText("Another image")).isVisible();
        button(page, "Add a point").click();
        point(page, "0", "625", "0", "0");
        point(page, "1000", "625", "40", "0");
        point(page, "1000", "0", "40", "25.04");

        assertThat(page.getByText("pixels per metre")).isVisible();
        assertThat(page.locator("table")).containsText("cm");
        button(page, "Cancel").click();
        PageBrowser.picture(page, "plan-laid");
        page.reload();
        assertThat(page.getByText("pixels per metre")).isVisible();
        page.context().close();
    }

    @Test
    void shouldShowWhatHeadsetsHaveAnchoredAndTakeItAway() {
        Page page = BUILDING.open("places", ColorScheme.LIGHT);
        Locator list = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Content anchors"));
        assertThat(list).containsText("Nobody has placed any");
        assertThat((String) page.evaluate(PLACE_CONTENT)).contains("\"version\":1");

        list.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^exit-sign")))
                .click();
        Locator card = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Chosen content anchor"));
        assertThat(card).containsText("12.50, 8.00, 2.10 m");
        assertThat(card).containsText("Way out");
        card.scrollIntoViewIfNeeded();
        PageBrowser.picture(page, "content-anchors");
        assertThat(Readability.faultsOf(page)).isEmpty();

        page.onDialog(Dialog::accept);
        card.getByRole(AriaRole.BUTTON, exactly("Delete")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("exit-sign is gone");
        assertThat(list).not().containsText("exit-sign");
        assertThat(list).containsText("machine-7");
        page.context().close();
    }

    @Test
    void shouldDrawAWallOnTheMap() {
        Page page = BUILDING.open("places", ColorScheme.LIGHT);
        button(page, "Place wall").click();
        page.mouse().click(300, 600);
        page.mouse().click(500, 600);
        page.mouse().dblclick(500, 500);

        assertThat(page.locator(".card caption")).containsText("Corners");
        assertThat(page.getByLabel("Corner 3 x in metres")).isVisible();
        PageBrowser.picture(page, "wall-drawn");
        button(page, "Delete").click();
        assertThat(page.locator(".card")).hasCount(0);
        page.context().close();
    }

    private static void point(Page page, String u, String v, String x, String y) {
        page.mouse().click(300, 400);
        assertThat(page.getByLabel("Point, plan x")).not().hasValue("");
        page.getByLabel("Point, plan x").fill(u);
        page.getByLabel("Point, plan y").fill(v);
        page.getByLabel("Site x in metres", new GetByLabelOptions().setExact(true))
                .fill(x);
        page.getByLabel("Site y in metres", new GetByLabelOptions().setExact(true))
                .fill(y);
        button(page, "Add").click();
        assertThat(page.getByLabel("Site x in metres", new GetByLabelOptions().setExact(true)))
                .hasValue("");
    }

    private static void upload(Page page, String label, String name, String type, String text) {
        page.getByLabel(label, new GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(name, type, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
