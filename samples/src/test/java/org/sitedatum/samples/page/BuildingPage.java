package org.sitedatum.samples.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.sitedatum.samples.demo.LiveBuilding;

/** A browser before the live sample building, for all tests of a class; a test whose page complains fails. */
final class BuildingPage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private PageBrowser browser;
    private LiveBuilding building;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException, MqttException {
        browser = new PageBrowser();
        building = new LiveBuilding();
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

    @Override
    public void afterEach(ExtensionContext context) {
        if (!browser.complaints().isEmpty()) {
            throw new AssertionFailedError("the page complained: " + browser.takeComplaints());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        if (building != null) {
            building.close();
        }
        if (browser != null) {
            browser.close();
        }
    }
}
