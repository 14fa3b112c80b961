package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page as everybody sees it, on the live sample building. */
class LivePageTest {

    /** Height of the page's head when nothing of it wraps, px. */
    private static final double ONE_LINE = 50;

    @RegisterExtension
    static final BuildingPage BUILDING = BuildingPage.byDay();

    @Test
    void shouldBeReadableByEverybodyInEveryView() {
        shouldBeReadableByEverybody(ColorScheme.LIGHT);
    }

    @Test
    @Tag("slow")
    void shouldBeReadableByEverybodyInTheDark() {
        shouldBeReadableByEverybody(ColorScheme.DARK);
    }

    private static void shouldBeReadableByEverybody(ColorScheme scheme) {
        Page page = BUILDING.open("live", scheme);
        assertThat(page.locator(".connection")).hasText("live");
        for (String view :
                List.of("Live", "Plan", "Sensors", "Survey", "Places", "Coverage", "Replay", "Health", "History")) {
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(view).setExact(true))
                    .click();
            assertThat(page.locator("aside h2").first()).isVisible();
            if (view.equals("Coverage")) {
                assertThat(page.locator("aside")).containsText("% of the floor");
            }

            String name = view.split(" ")[0] + "-" + scheme;
            PageBrowser.picture(page, name.toLowerCase(Locale.ROOT));
            assertThat(Readability.faultsOf(page)).as(view).isEmpty();
        }
        page.context().close();
    }

    @Test
    void shouldShowWhoIsOnSite() {
        Page page = BUILDING.open("live", ColorScheme.LIGHT);
        Locator bodies = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Bodies"));
        bodies.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("robot-1")))
                .click();

        assertThat(page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Chosen body")))
                .containsText("Protection level");
        assertThat(page).hasURL(Pattern.compile("object=body%3Arobot-1"));
        PageBrowser.picture(page, "live-chosen");
        for (int width : new int[] {1440, 1280, 800}) {
            page.setViewportSize(width, 800);
            assertThat(page.locator("header").boundingBox().height)
                    .as("the head at %d px", width)
                    .isLessThan(width >= 1280 ? ONE_LINE : 2 * ONE_LINE);
            PageBrowser.picture(page, "width-" + width);
        }
        page.context().close();
    }
}
