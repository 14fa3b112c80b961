package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.api.HttpParts;
import org.sitedatum.cluster.api.NodeHttp;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.samples.building.SampleBuilding;

/** The page of a node that wants to know who asks. */
class LoginPageTest {

    @Test
    void shouldShowNothingBeforeTheLoginAndEverythingAfterIt() throws Exception {
        EpochNanoClock clock = EpochNanoClock.system();
        LiveSites live = new LiveSites(clock);
        NodeOptions options = NodeOptions.of(List.of(new SampleBuilding().site()))
                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)))
                .withStore(StoreAddress.inMemory());
        HttpOptions usual = HttpOptions.defaults();
        HttpOptions withLogin = new HttpOptions(usual.host(), 0, usual.tls(), usual.corsOrigins(), usual.login());
        try (PageBrowser browser = new PageBrowser();
                SpatialNode node = SpatialNode.start(options, clock, live)) {
            assertThat(node.awaitUp(Duration.ofSeconds(30))).isTrue();
            try (NodeHttp http = NodeHttp.start(
                    withLogin, HttpParts.of("node", node, live, node.documents().orElseThrow()))) {
                logInAndOut(browser, http);
            }
            assertThat(browser.complaints().stream().filter(text -> !text.contains("WebSocket")))
                    .isEmpty();
        }
    }

    private static void logInAndOut(PageBrowser browser, NodeHttp http) {
        Page page = browser.open(http.url() + "/#/sample-building/sensors", ColorScheme.LIGHT);
        assertThat(page.getByLabel("User")).isVisible();
        assertThat(page.locator("site-map")).hasCount(0);
        assertThat(Readability.faultsOf(page)).isEmpty();
        PageBrowser.picture(page, "login");

        enter(page, "a wrong password");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        enter(page, http.firstPassword().orElseThrow());

        assertThat(page.locator(".connection")).hasText("live");
        assertThat(page.locator("aside")).containsText("g01");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log out admin"))
                .click();
        assertThat(page.getByLabel("User")).isVisible();
        page.context().close();
    }

    private static void enter(Page page, String password) {
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log in"))
                .click();
    }
}
