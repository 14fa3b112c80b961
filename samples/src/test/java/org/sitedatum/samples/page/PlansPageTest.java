package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hall brought to the site from the drawings of others: walls, anchors, plans, its place on Earth. */
class PlansPageTest {

    private static final String HALL = """
            {"id":"hall","name":"Hall 7","floors":[{"id":"ground","name":"Ground floor","elevation":0,"height":5,
            "outline":[[-1,-1],[34,-1],[34,19],[-1,19]]}]}""";

    private static final String HOUSE = """
            {"id":"house","name":"House 3","floors":[{"id":"ground","name":"Ground floor","elevation":0,"height":4,
            "outline":[[-1,-1],[13,-1],[13,9],[-1,9]]}]}""";

    @RegisterExtension
    static final BuildingPage BUILDING = BuildingPage.atNight();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Page page;

    @Test
    @Tag("slow")
    void shouldMapAHallFromItsDrawings() throws Exception {
        assertThat(hall("PUT", HALL, "If-None-Match", "*").statusCode()).isEqualTo(200);
        page = BUILDING.openSite("hall", "plan", ColorScheme.LIGHT);
        takeWallsFromDxf();
        layOnEarth();
        takeAnchorsFromGeoJson();
        seeWhichAnchorsSeeEachOther();

        button("Publish…").click();
        page.getByLabel("Why").fill("the hall from its drawings");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Published as revision 2");

        String published = hall("GET", "").body();
        keepPlansOverEachOther();
        assertThat(hall("GET", "").body()).as("plans move nothing").isEqualTo(published);
        assertThat(button("Publish…")).isDisabled();
        page.context().close();
    }

    private void takeWallsFromDxf() {
        upload("hall.dxf", "", "0\nSECTION\n2\nENTITIES\n0\nLINE\n10\nnan\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("a number was expected");

        upload("hall.dxf", "", HallDrawing.dxf());
        assertThat(page.getByLabel("A-WALL-CONCRETE become")).hasValue("concrete");
        assertThat(page.getByLabel("A-FURN become")).hasValue("none");
        assertThat(page.locator("aside")).containsText("1 TEXT");
        page.getByLabel("A-WALL-INT become").selectOption("brick");
        button("Add a point").click();
        point("0", "0", "0", "0");
        point("30", "18", "30", "18");
        point("30", "0", "30", "0.02");
        assertThat(page.locator("aside")).containsText("1 m drawn is");
        button("Cancel").click();
        isReadableByEverybody("import-dxf");

        button("Take over").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("9 walls taken over");
        button("Undo").click();
        assertThat(button("Publish…")).isDisabled();
        button("Redo").click();
    }

    /** By keyboard and numbers only. */
    private void layOnEarth() {
        String[][] points = {
            {"0", "0", "48.1", "11.5"}, {"30", "0", "48.1", "11.50040303"}, {"0", "18", "48.10016188", "11.5"}
        };
        for (int i = 0; i < points.length; i++) {
            button("Add one by numbers").press("Enter");
            String[] fields = {"Site x in metres", "Site y in metres", "Latitude in degrees", "Longitude in degrees"};
            for (int f = 0; f < fields.length; f++) {
                Locator input = page.getByLabel("Control point " + (i + 1) + ", " + fields[f]);
                input.fill(points[i][f]);
                input.press("Tab");
            }
        }
        Locator earth = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("On Earth"));
        assertThat(earth).containsText("x turned from east");
        assertThat(earth).containsText("left out");
        earth.getByText("Take over").scrollIntoViewIfNeeded();
        isReadableByEverybody("on-earth");
        button("Take over").click();
        assertThat(earth).containsText(Pattern.compile("Origin 48\\.(1000|0999)"));
    }

    private void takeAnchorsFromGeoJson() {
        upload("anchors.geojson", "", HallDrawing.anchors().getBytes(StandardCharsets.UTF_8));
        assertThat(page.locator("aside")).containsText("longitude and latitude (WGS84), brought to site metres");
        assertThat(page.getByLabel("anchor become")).hasValue("anchor");
        button("Take over").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("6 anchors taken over");
    }

    private void seeWhichAnchorsSeeEachOther() {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sensors")).click();
        page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Line of sight"))
                .getByText("Show")
                .click();
        assertThat(button(Pattern.compile("^H1 and H4: they see|^H1 and H4: through")))
                .isVisible();
        button(Pattern.compile("^H1 and H2: through brick")).click();
        assertThat(page.locator("sight-matrix")).containsText("Ranges are expected 12 cm too long");
        isReadableByEverybody("sight-matrix");
    }

    private void keepPlansOverEachOther() throws IOException {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Plan").setExact(true))
                .click();
        upload("hall.pdf", "application/pdf", HallDrawing.pdf());
        page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("Page").setExact(true))
                .selectOption("2");
        assertThat(page.getByAltText("Page 2")).isVisible();
        page.getByLabel("Scale, if it says one").fill("100");
        isReadableByEverybody("pdf-pages");
        button("Use as plan").click();
        assertThat(page.getByLabel("Show hall.pdf, page 2")).isChecked();

        upload("escape.svg", "image/svg+xml", """
                <svg xmlns="http://www.w3.org/2000/svg" width="300" height="180"><path d="M20 160 L280 20" stroke="#146c43" stroke-width="6"/>
                <circle cx="280" cy="20" r="12" fill="#146c43"/></svg>""".getBytes(StandardCharsets.UTF_8));
        assertThat(page.getByLabel("Name")).hasValue("escape.svg");
        button("Measure a distance").click();
        fill("First, plan x", "0");
        fill("First, plan y", "0");
        fill("Second, plan x", "300");
        fill("Second, plan y", "0");
        page.getByLabel("Distance in metres").fill("30");
        button("Add").click();
        assertThat(page.getByText("Distances", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        button("Add a point").click();
        point("0", "180", "0", "0");
        button("Cancel").click();
        button("Lay escape.svg lower").click();
        assertThat(page.locator("[aria-label='Plans, the topmost first'] .item").first())
                .hasText("hall.pdf, page 2");
        button("Lay escape.svg higher").click();
        assertThat(page.locator("[aria-label='Plans, the topmost first'] .item").first())
                .hasText("escape.svg");
        button(Pattern.compile("^hall.pdf, page 2$")).click();
        assertThat(page.getByLabel("Name")).hasValue("hall.pdf, page 2");
        button("Add a point").click();
        page.mouse().click(300, 400);
        assertThat(exactly("Point, plan x")).not().hasValue("");
        point("125", "1629", "0", "0");
        assertThat(page.getByText("Points", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        button("Cancel").click();
        isReadableByEverybody("plans-several");
        page.reload();
        assertThat(page.getByLabel("Show escape.svg")).isChecked();
        button("Remove escape.svg").click();
        assertThat(page.getByLabel("Show escape.svg")).hasCount(0);
    }

    @Test
    void shouldTakeFloorsAndWallsFromAnImdfFolder() throws Exception {
        assertThat(put("house", HOUSE, "If-None-Match", "*").statusCode()).isEqualTo(200);
        page = BUILDING.openSite("house", "plan", ColorScheme.LIGHT);
        page.getByLabel("Import a plan or drawing").setInputFiles(HouseFolder.files());
        assertThat(page.locator("aside")).containsText("south-west");
        page.getByLabel("Height of a storey").fill("4");
        page.getByLabel("Height of a storey").press("Tab");
        assertThat(page.locator("aside")).containsText("floors are taken 4");
        page.getByLabel("Ground floor becomes").selectOption("ground");
        assertThat(page.getByLabel("First floor becomes")).hasValue("");
        page.getByLabel("walls between units become").selectOption("brick");
        PageBrowser.picture(page, "import-imdf");
        button("Take over").click();
        assertThat(page.getByRole(AriaRole.STATUS).first())
                .containsText(Pattern.compile("\\d+ walls, 1 fence, 1 floor taken over"));
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new GetByRoleOptions().setName("Floor").setExact(true))
                .selectOption(new SelectOption().setLabel("First floor"));

        button("Publish…").click();
        page.getByLabel("Why").fill("the house as its map has it");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Published as revision 2");
        page.context().close();
    }

    @Test
    void shouldMakeAFenceOfAWalkAndSayWhenItHolds() {
        page = BUILDING.open("places", ColorScheme.LIGHT);
        assertThat(page.locator(".connection")).hasText("live");
        walkRound();
        page.getByLabel("With").selectOption("walker");
        button("Start").click();
        walkRound();
        button("Stop").click();
        assertThat(page.locator("fence-walk")).containsText(Pattern.compile("4 corners, (19|20)\\.\\d m²"));
        assertThat(page.locator("fence-walk")).containsText("24 cm");
        page.getByText("Make it a fence").scrollIntoViewIfNeeded();
        isReadableByEverybody("fence-walked");
        button("Make it a fence").click();

        page.getByLabel("always").uncheck();
        fill("Window 1 from", "22:00");
        fill("Window 1 to", "06:00");
        page.getByLabel("Window 1, Saturday").check();
        assertThat(page.locator(".window")).containsText("ends on the next day");
        isReadableByEverybody("fence-schedule");
        assertThat(page.evaluate(
                        "() => { const { document } = globalThis.document.querySelector('site-admin').workspace;"
                                + " return JSON.stringify(document.fences.at(-1).schedule.windows); }"))
                .isEqualTo(
                        "[{\"days\":[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\",\"sat\"],\"from\":\"22:00\",\"to\":\"06:00\"}]");
        page.context().close();
    }

    /** Poses of somebody who walks round 5 m x 4 m, as the node would send them. */
    private void walkRound() {
        page.evaluate("""
                () => {
                  const { feed } = document.querySelector('site-admin').workspace;
                  const corners = [[19, 3], [24, 3], [24, 7], [19, 7], [19, 3]];
                  const poses = corners.slice(1).flatMap(([x, y], i) => Array.from({ length: 40 }, (_, step) => {
                    const [fromX, fromY] = corners[i];
                    const share = (step + 1) / 40;
                    return [fromX + share * (x - fromX), fromY + share * (y - fromY)];
                  }));
                  poses.forEach(([x, y]) => feed.take({ type: 'poses', poses: [{
                    trackable: 'walker', stamp: (globalThis.walked = (globalThis.walked ?? 0) + 1), epoch: 1, floor: 'ground', state: 'tracking',
                    position: [x, y, 1], covariance: [0.01, 0, 0, 0.01, 0, 0.04], velocity: [0, 0, 0], sources: [] }] }));
                  document.querySelector('site-admin').workspace.changed();
                }""");
    }

    @Test
    void shouldDrawWallsToRightAnglesAndCorners() {
        page = BUILDING.open("places", ColorScheme.LIGHT);
        button("Place wall").click();
        page.mouse().click(300, 300);
        page.mouse().click(500, 309);
        page.mouse().dblclick(493, 420);

        Locator corners = page.locator("object-form table");
        assertThat(corners).containsText("Corners");
        String y1 = page.getByLabel("Corner 1 y in metres").inputValue();
        String x2 = page.getByLabel("Corner 2 x in metres").inputValue();
        assertThat(page.getByLabel("Corner 2 y in metres")).hasValue(y1);
        assertThat(page.getByLabel("Corner 3 x in metres")).hasValue(x2);
        page.context().close();
    }

    /** Keeps pictures, and holds the page against what axe knows, light and dark. */
    private void isReadableByEverybody(String name) {
        PageBrowser.picture(page, name);
        assertThat(Readability.faultsOf(page)).as(name).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(Readability.faultsOf(page)).as(name + ", dark").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void point(String planX, String planY, String x, String y) {
        fill("Point, plan x", planX);
        fill("Point, plan y", planY);
        fill("Site x in metres", x);
        fill("Site y in metres", y);
        button("Add").click();
        assertThat(exactly("Site x in metres")).hasValue("");
    }

    private void fill(String label, String value) {
        exactly(label).fill(value);
        exactly(label).press("Tab");
    }

    private Locator exactly(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    private void upload(String name, String type, byte[] bytes) {
        page.getByLabel("Import a plan or drawing").setInputFiles(new FilePayload(name, type, bytes));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    private static HttpResponse<String> hall(String method, String body, String... headers)
            throws IOException, InterruptedException {
        return send("hall", method, body, headers);
    }

    private static HttpResponse<String> put(String site, String body, String... headers)
            throws IOException, InterruptedException {
        return send(site, "PUT", body, headers);
    }

    private static HttpResponse<String> send(String site, String method, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(BUILDING.url() + "/api/v1/sites/" + site))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return CLIENT.send((headers.length > 0 ? request.headers(headers) : request).build(), BodyHandlers.ofString());
    }
}
