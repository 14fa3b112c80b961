package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.samples.demo.LiveBuilding;

/** The page as a site engineer sees it, on the live sample building. */
class LivePageTest {

    private static PageBrowser browser;
    private static LiveBuilding building;

    @BeforeAll
    static void start() throws IOException, InterruptedException, MqttException {
        browser = new PageBrowser();
        building = new LiveBuilding();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (building != null) {
            building.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void shouldNotComplain() {
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "live, LIGHT",
        "live, DARK",
        "plan, LIGHT",
        "sensors, LIGHT",
        "sensors, DARK",
        "places, LIGHT",
        "health, DARK"
    })
    void shouldBeReadableByEverybody(String view, ColorScheme scheme) {
        Page page = browser.open(building.url() + "/#/sample-building/" + view, scheme);
        assertThat(page.getByText("live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("aside h2").first()).isVisible();

        PageBrowser.picture(page, view + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.context().close();
    }

    @Test
    void shouldShowWhoIsOnSite() {
        Page page = browser.open(building.url(), ColorScheme.LIGHT);
        Locator bodies = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Bodies"));
        assertThat(bodies.getByRole(AriaRole.LISTITEM)).not().hasCount(0);
        Locator robot =
                bodies.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("robot-1")));
        robot.click();

        assertThat(page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Chosen body")))
                .containsText("Protection level");
        assertThat(page).hasURL(Pattern.compile("object=body%3Arobot-1"));
        PageBrowser.picture(page, "live-chosen");
        page.context().close();
    }
}
