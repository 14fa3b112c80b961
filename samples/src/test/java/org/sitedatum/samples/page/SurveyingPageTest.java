package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.samples.building.SampleBuilding;

/** What a site engineer finds out with a laser meter, a tag and a camera, without leaving the page. */
class SurveyingPageTest {

    /** The survey waits for its turn on a machine that simulates a building beside it. */
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    @RegisterExtension
    static final BuildingPage BUILDING = BuildingPage.atNight();

    @Test
    void shouldSurveyAnchorsFromAFileAndPublishThem() throws IOException {
        Page page = BUILDING.open("survey", ColorScheme.LIGHT);
        String ranges = (String) page.evaluate(script("survey-ranges.js"));
        for (String fixed : List.of("g01", "g02")) {
            page.getByLabel(fixed, exact()).check();
        }
        page.getByLabel("Heights of the others are right too").check();
        upload(page, "Ranges between anchors", "ranges.csv", "text/csv", ranges.getBytes(StandardCharsets.UTF_8));
        PageBrowser.picture(page, "survey-form");
        button(page, "Survey from the files").click();
        assertThat(page.locator("aside")).containsText("2 answers fit", PATIENTLY);
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
        assertThat(report.getByRole(AriaRole.ROW, rowOf("g05")))
                .containsText(Pattern.compile("1\\.[45]\\d m"), PATIENTLY);
        assertThat(report.getByRole(AriaRole.ROW, rowOf("g02 g07"))).containsText("wrong");
        page.getByLabel("Errors on the map drawn").selectOption("10");
        PageBrowser.picture(page, "survey-anchors");
        assertThat(Readability.faultsOf(page)).isEmpty();

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

    @Test
    void shouldFindACameraFromPointsOfItsPicture() throws IOException {
        Page page = BUILDING.open("survey", ColorScheme.DARK);
        Map<?, ?> camera = (Map<?, ?>) page.evaluate(script("survey-camera.js"));
        List<?> points = (List<?>) camera.get("points");
        page.getByLabel("What").selectOption("camera");
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new GetByRoleOptions().setName("Camera").setExact(true))
                .selectOption(String.valueOf(camera.get("id")));
        byte[] image = Base64.getDecoder().decode(String.valueOf(camera.get("image")));
        upload(page, "Choose a picture", "camera.png", "image/png", image);
        assertThat(page.getByText("Click a point in the picture.")).isVisible();
        clickBoth(page, number(camera, "width"), (Map<?, ?>) points.get(0));
        assertThat(page.getByLabel("Point 1 x in metres")).hasValue(Pattern.compile("\\d"));
        for (int i = 0; i < points.size(); i++) {
            type(page, i, (Map<?, ?>) points.get(i));
        }
        PageBrowser.picture(page, "survey-camera-points");
        assertThat(Readability.faultsOf(page)).isEmpty();
        button(page, "Survey from " + points.size() + " points").click();

        Locator report = page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName("Survey").setExact(true));
        assertThat(report).containsText("Stands at", PATIENTLY);
        page.getByLabel("Errors on the map drawn").selectOption("10");
        PageBrowser.picture(page, "survey-camera");
        assertThat(Readability.faultsOf(page)).isEmpty();
        button(page, "Put into the draft").click();
        assertThat(report).containsText(Pattern.compile("position moved 0\\.3[5-7]"));
        button(page, "Undo").click();
        assertThat(button(page, "Publish…")).isDisabled();
        page.context().close();
    }

    @Test
    void shouldFindWhatARecordedWalkTells(@TempDir Path scratch) throws Exception {
        SurveyWalk walk = SurveyWalk.write(scratch.resolve("walk"), new SampleBuilding().site());
        BUILDING.send("walk", scratch.resolve("walk"));
        Page page = BUILDING.open("survey", ColorScheme.LIGHT);
        Locator report = page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName("Survey").setExact(true));

        page.getByLabel("What").selectOption("radar");
        choose(page, "Radar", SurveyWalk.RADAR);
        choose(page, "Who walks", SurveyWalk.WALKER);
        fromRecording(page);
        assertThat(report).containsText(Pattern.compile("Stands at\\s*0\\.[78]\\d\\s+5\\.[45]\\d"), PATIENTLY);
        assertThat(report).containsText("Worst scans");
        page.getByLabel("Errors on the map drawn").selectOption("10");
        PageBrowser.picture(page, "survey-radar");
        button(page, "Put into the draft").click();
        assertThat(report).containsText(Pattern.compile("g-radar-hall-w position moved 0\\.(7[5-9]|8[0-2])"));

        button(page, "Back").click();
        page.getByLabel("What").selectOption("frame");
        page.getByLabel("Frame's id").fill(SurveyWalk.FRAME);
        choose(page, "Who walks", SurveyWalk.WALKER);
        fromRecording(page);
        assertThat(report).containsText("(recommended)", PATIENTLY);
        assertThat(report).containsText(Pattern.compile("its stamps plus 0\\.(3[5-9]|4[0-5]) s"));
        page.getByLabel("Errors on the map drawn").selectOption("10");
        PageBrowser.picture(page, "survey-frame");
        assertThat(Readability.faultsOf(page)).isEmpty();
        button(page, "Put into the draft").click();
        assertThat(report).containsText("frame " + SurveyWalk.FRAME + " added");

        button(page, "Back").click();
        page.getByLabel("What").selectOption("camera");
        choose(page, "Camera", walk.camera());
        fromRecording(page);
        assertThat(report).containsText("Stands at", PATIENTLY);
        PageBrowser.picture(page, "survey-camera-markers");
        button(page, "Put into the draft").click();
        assertThat(report).containsText(Pattern.compile(walk.camera() + " position moved 0\\.3[5-7]"));
        for (int i = 0; i < 3; i++) {
            button(page, "Undo").click();
        }
        assertThat(button(page, "Publish…")).isDisabled();
        page.context().close();
    }

    private static void choose(Page page, String label, String value) {
        page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName(label).setExact(true))
                .selectOption(value);
    }

    private static void fromRecording(Page page) {
        page.getByLabel("or a recording").selectOption("walk");
        button(page, "Survey from it").click();
    }

    @Test
    void shouldTurnACameraByDraggingItsFieldOfView() {
        Page page = BUILDING.open("sensors?object=camera%3Ag-cam-hall-w", ColorScheme.LIGHT);
        Locator yaw = page.getByLabel("Looking from x towards y, degrees");
        assertThat(yaw).hasValue(Pattern.compile("\\d"));
        BoundingBox map = page.locator(".map").boundingBox();
        List<?> handles = (List<?>) page.evaluate("""
                async () => {
                  const { handlesOf, sightOf } = await import('/geometry/sight.js');
                  const { map, workspace } = document.querySelector('site-map');
                  const camera = workspace.document.cameras.find(({ id }) => id === 'g-cam-hall-w');
                  const [x, y] = camera.position;
                  const from = handlesOf(sightOf('camera', camera), camera.position).ahead;
                  return [...map.getPixelFromCoordinate(from), ...map.getPixelFromCoordinate([x + 6, y - 6])];
                }""");
        page.mouse().move(map.x + value(handles, 0), map.y + value(handles, 1));
        page.mouse().down();
        page.mouse().move(map.x + value(handles, 2), map.y + value(handles, 3), new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();

        assertThat(yaw).hasValue(Pattern.compile("-4[3-7].*"));
        PageBrowser.picture(page, "sensors-sight");
        page.context().close();
    }

    /** In the picture, then on the map. */
    private static void clickBoth(Page page, double width, Map<?, ?> point) {
        List<?> pixel = (List<?>) point.get("pixel");
        BoundingBox box = page.locator("camera-picture svg").boundingBox();
        double scale = box.width / width;
        page.mouse().click(box.x + scale * value(pixel, 0), box.y + scale * value(pixel, 1));
        assertThat(page.getByText("Now click point 1 on the map.")).isVisible();
        List<?> at = (List<?>) page.evaluate(
                "(site) => document.querySelector('site-map').map.getPixelFromCoordinate(site)", point.get("site"));
        BoundingBox map = page.locator(".map").boundingBox();
        page.mouse().click(map.x + value(at, 0), map.y + value(at, 1));
    }

    /** As somebody does who uses no pointer. */
    private static void type(Page page, int index, Map<?, ?> point) {
        if (index > 0) {
            button(page, "Add a point by numbers").click();
        }
        String name = "Point " + (index + 1) + " ";
        fill(page, name + "u in pixels", value((List<?>) point.get("pixel"), 0));
        fill(page, name + "v in pixels", value((List<?>) point.get("pixel"), 1));
        fill(page, name + "x in metres", value((List<?>) point.get("site"), 0));
        fill(page, name + "y in metres", value((List<?>) point.get("site"), 1));
    }

    private static void fill(Page page, String label, double value) {
        Locator input = page.getByLabel(label);
        input.fill(String.format(Locale.ROOT, "%.1f", value));
        input.blur();
    }

    private static String script(String name) throws IOException {
        return new String(SurveyingPageTest.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static double value(List<?> numbers, int i) {
        return ((Number) numbers.get(i)).doubleValue();
    }

    private static double number(Map<?, ?> map, String name) {
        return ((Number) map.get(name)).doubleValue();
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
