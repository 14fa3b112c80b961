package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a site engineer finds out with a laser meter, a tag and a camera, without leaving the page. */
class SurveyingPageTest {

    /** Ranges between the anchors of the ground floor; g05 really stands elsewhere, and two ranges did not come straight. */
    private static final String RANGES = """
            async () => {
              const site = await (await fetch('/api/v1/sites/sample-building')).json();
              const anchors = site.anchors.filter(({ id }) => /^g0[1-8]/.test(id))
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

    /** The picture of a camera that really hangs a little beside where the document says, and points of the floor in it. */
    private static final String CAMERA = """
            async () => {
              const site = await (await fetch('/api/v1/sites/sample-building')).json();
              const { id, position, orientation: [x, y, z, w], intrinsics: { fx, fy, cx, cy, width, height, distortion = [0, 0, 0, 0, 0] } } = site.cameras[0];
              const at = [position[0] + 0.3, position[1] + 0.2, position[2]];
              const columns = [[1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)],
                [2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)],
                [2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)]];
              const project = (px, py) => {
                const d = [px - at[0], py - at[1], -at[2]];
                const [a, b, c] = columns.map((axis) => axis.reduce((sum, value, i) => sum + value * d[i], 0));
                if (c < 0.3) return null;
                const [k1 = 0, k2 = 0, p1 = 0, p2 = 0, k3 = 0] = distortion;
                const [m, n] = [a / c, b / c];
                const s = m * m + n * n;
                const bent = 1 + s * (k1 + s * (k2 + s * k3));
                return [fx * (m * bent + 2 * p1 * m * n + p2 * (s + 2 * m * m)) + cx,
                  fy * (n * bent + p1 * (s + 2 * n * n) + 2 * p2 * m * n) + cy];
              };
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [width, height];
              const context = canvas.getContext('2d');
              context.fillStyle = '#d8d4c8';
              context.fillRect(0, 0, width, height);
              context.strokeStyle = '#8a8474';
              context.lineWidth = 2;
              const stroke = (from, to) => {
                context.beginPath();
                context.moveTo(...from);
                context.lineTo(...to);
                context.stroke();
              };
              for (let i = 0; i <= 42; i++) for (let j = 0; j <= 27; j++) {
                const here = project(i, j);
                [project(i + 1, j), project(i, j + 1)].forEach((there) => here && there && stroke(here, there));
              }
              const inside = [];
              for (let i = 1; i < 40; i += 2) for (let j = 1; j < 25; j += 2) {
                const pixel = project(i, j);
                if (pixel && pixel[0] > 40 && pixel[1] > 40 && pixel[0] < width - 40 && pixel[1] < height - 40) inside.push({ site: [i, j], pixel });
              }
              const points = inside.filter((_, i) => i % Math.ceil(inside.length / 8) === 0);
              return { id, width, at, points, image: canvas.toDataURL('image/png').split(',')[1] };
            }""";

    /** The survey waits for its turn on a machine that simulates a building beside it. */
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

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

    @Test
    void shouldFindACameraFromPointsOfItsPicture() {
        Page page = BUILDING.open("survey", ColorScheme.DARK);
        Map<?, ?> camera = (Map<?, ?>) page.evaluate(CAMERA);
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
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        button(page, "Survey from " + points.size() + " points").click();

        Locator report = page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName("Survey").setExact(true));
        assertThat(report).containsText("Stands at", PATIENTLY);
        page.getByLabel("Errors on the map drawn").selectOption("10");
        PageBrowser.picture(page, "survey-camera");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        button(page, "Put into the draft").click();
        assertThat(report).containsText(Pattern.compile("position moved 0\\.3[5-7]"));
        button(page, "Undo").click();
        assertThat(button(page, "Publish…")).isDisabled();
        page.context().close();
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
