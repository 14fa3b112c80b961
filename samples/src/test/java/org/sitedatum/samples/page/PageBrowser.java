package org.sitedatum.samples.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Chromium as the machine has it, without a window. What the page complains of is collected. */
final class PageBrowser implements AutoCloseable {

    /** A busy machine without a graphics card draws slowly. */
    private static final double PATIENCE_MS = 30_000;

    private static final Path PICTURES = Path.of("target", "page");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    /** The one browser of a run, closed at its end. */
    static PageBrowser ofAll(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PageBrowser.class))
                .getOrComputeIfAbsent(PageBrowser.class, key -> new PageBrowser(), PageBrowser.class);
    }

    PageBrowser() {
        Path chromium = Path.of(System.getenv().getOrDefault("SITEDATUM_CHROMIUM", "/usr/bin/chromium"));
        Assumptions.assumeTrue(Files.isExecutable(chromium), "no Chromium at " + chromium + ", set SITEDATUM_CHROMIUM");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A page of its own, light or dark. */
    Page open(String url, ColorScheme scheme) {
        return open(url, scheme, "");
    }

    /** The same with a script that runs before the page's own. */
    Page open(String url, ColorScheme scheme, String script) {
        return open(url, scheme, script, Map.of());
    }

    /** A page of which some addresses are answered by the test. */
    Page openServing(String url, Map<String, Route.FulfillOptions> answers) {
        return open(url, ColorScheme.DARK, "", answers);
    }

    private Page open(String url, ColorScheme scheme, String script, Map<String, Route.FulfillOptions> answers) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme));
        context.addInitScript(script);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // shown to the user: what was wrong with a request, or that a busy node asks to try again
            boolean isRefusal = message.text().contains("responded with a status of 4")
                    || message.text().contains("responded with a status of 503");
            if (!isRefusal && (message.type().equals("error") || message.type().equals("warning"))) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        answers.forEach((address, answer) -> page.route(address, route -> route.fulfill(answer)));
        page.navigate(url);
        return page;
    }

    /** Closes what a test has left open. */
    void closePages() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** Errors and warnings of all pages so far. */
    List<String> complaints() {
        return complaints;
    }

    /** The same, and forgets them. */
    List<String> takeComplaints() {
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    /** Keeps a picture of what is seen. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
