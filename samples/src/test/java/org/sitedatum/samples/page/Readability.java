package org.sitedatum.samples.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Holds a page against all rules of axe-core that apply by default. The script is put in once for each page, and only what is wrong
 * comes back: what a builder brings, with all that is right, takes several times as long.
 */
final class Readability {

    private static final String AXE = script();

    private static final String FAULTS = """
            async () => {
              const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
              return violations.map(({ id, help, nodes }) => `${id}, ${help}: ${nodes.map(({ html }) => html).join(' and ')}`);
            }""";

    private Readability() {}

    /** What somebody could not read or use, a sentence for each rule. */
    static List<?> faultsOf(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in globalThis")) {
            page.evaluate(AXE);
        }
        return (List<?>) page.evaluate(FAULTS);
    }

    private static String script() {
        try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
