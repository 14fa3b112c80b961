package org.sitedatum.samples.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.sitedatum.samples.demo.LiveBuilding;

/**
 * A browser before the sample building, for all tests of a class; a test whose page complains fails. The browser is the same for
 * all classes of a run.
 */
final class BuildingPage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final boolean isPeopled;
    private PageBrowser browser;
    private LiveBuilding building;

    private BuildingPage(boolean isPeopled) {
        this.isPeopled = isPeopled;
    }

    /** With everybody in the building. */
    static BuildingPage byDay() {
        return new BuildingPage(true);
    }

    /** With nobody there and no sensor awake: what does not look at bodies waits for nothing then. */
    static BuildingPage atNight() {
        return new BuildingPage(false);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException, MqttException {
        browser = PageBrowser.ofAll(context);
        building = isPeopled ? new LiveBuilding() : LiveBuilding.empty();
    }

    /** Where the node is. */
    String url() {
        return building.url();
    }

    /** Opens a view of another site. */
    Page openSite(String site, String view, ColorScheme scheme) {
        return browser.open(building.url() + "/#/" + site + "/" + view, scheme);
    }

    /** Opens a view. */
    Page open(String view, ColorScheme scheme) {
        return openSite("sample-building", view, scheme);
    }

    /** Opens a view with a script that runs before the page's own. */
    Page openWith(String script, String view, ColorScheme scheme) {
        return browser.open(building.url() + "/#/sample-building/" + view, scheme, script);
    }

    /** Stores a recording, given as a folder, on the node. */
    void send(String name, Path folder) throws IOException, InterruptedException {
        URI uri = URI.create(building.url() + "/api/v1/sites/sample-building/recordings/" + name + "/file");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(zip(folder)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(answer.body());
        }
    }

    /** A folder as a zip file. */
    static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.getFileName() + "/" + file.getFileName()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser.closePages();
        if (!browser.complaints().isEmpty()) {
            throw new AssertionFailedError("the page complained: " + browser.takeComplaints());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        if (building != null) {
            building.close();
        }
    }
}
