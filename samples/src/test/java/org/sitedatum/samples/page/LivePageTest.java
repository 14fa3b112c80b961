package org.sitedatum.samples.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
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

    @RegisterExtension
    static final BuildingPage BUILDING = new BuildingPage();

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
            assertThat(new AxeBuilder(page).analyze().getViolations()).as(view).isEmpty();
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
        page.context().close();
    }
}
