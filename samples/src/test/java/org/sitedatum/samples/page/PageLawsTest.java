package org.sitedatum.samples.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The laws of the page's arithmetic and model, each a function of {@code page-laws.js} run in the browser. */
class PageLawsTest {

    @RegisterExtension
    static final BuildingPage BUILDING = BuildingPage.atNight();

    @TestFactory
    Stream<DynamicTest> shouldHold() throws IOException {
        String laws = new String(
                PageLawsTest.class.getResourceAsStream("page-laws.js").readAllBytes(), StandardCharsets.UTF_8);
        Page page = BUILDING.open("live", ColorScheme.LIGHT);
        Object broken = page.evaluate(laws);
        page.context().close();
        List<?> results = (List<?>) broken;
        assertThat(results).hasSizeGreaterThan(8);
        return results.stream()
                .map(result -> (Map<?, ?>) result)
                .map(result -> DynamicTest.dynamicTest(
                        String.valueOf(result.get("law")),
                        () -> assertThat(result.get("fault")).isEqualTo("")));
    }
}
