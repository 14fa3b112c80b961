package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.ProviderKey;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/** The table of fence settings in docs/omlox.md, row by row: what the engine works with for one body at one fence. */
class FenceTableTest {

    private static final String ID = "11111111-1111-4111-8111-111111111111";

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String name, String value) {
        return value == null || value.equals("-") ? "" : ",'" + name + "':" + value;
    }

    /** Seconds or metres; infinity where nothing ends it. */
    @ParameterizedTest(name = "{0}: provider {1}, trackable {2}, fence {3} give {4}")
    @CsvSource({
        // setting, provider, trackable, fence, effective
        "timeout, 1000, 2000, 3000, 1",
        "timeout, -, 2000, 3000, 2",
        "timeout, -, -, 3000, 3",
        "timeout, -, -, -, Infinity",
        "timeout, null, null, null, Infinity",
        "timeout, -, -, -1, Infinity",
        "timeout, -1, 2000, 3000, 1000000",
        "timeout, -, -1, 3000, 1000000",
        "exit_tolerance, 1, 2, 3, 1",
        "exit_tolerance, -, 2, 3, 2",
        "exit_tolerance, -, -, 3, 3",
        "exit_tolerance, -, -, -, 0",
        "exit_tolerance, 0, 2, 3, 0",
        "tolerance_timeout, 1000, 2000, 3000, 1",
        "tolerance_timeout, -, 2000, 3000, 2",
        "tolerance_timeout, -, -, 3000, 3",
        "tolerance_timeout, -, -, -, Infinity",
        "tolerance_timeout, -, -, -1, Infinity",
        "tolerance_timeout, 0, -, 3000, 0",
        "exit_delay, 1000, 2000, 3000, 1",
        "exit_delay, -, 2000, 3000, 2",
        "exit_delay, -, -, 3000, 3",
        "exit_delay, -, -, -, 0",
        "exit_delay, -, -, -1, 1000000",
    })
    void shouldTakeTheFirstThatSaysIt(String setting, String provider, String trackable, String fence, double effective)
            throws Exception {
        String name = setting.equals("timeout") ? "fence_timeout" : setting;
        var tag = HubReader.provider(bytes("{'id':'tag','type':'uwb'" + field(name, provider) + "}"));
        var body = HubReader.trackable(bytes(
                "{'id':'" + ID + "','type':'virtual','location_providers':['tag']" + field(name, trackable) + "}"));
        var given = HubReader.fence(bytes("{'id':'" + ID + "','crs':'EPSG:4326','radius':5,"
                + "'region':{'type':'Point','coordinates':[8.4,49.0]}" + field(setting, fence) + "}"));
        Site site = ((SiteDecoding.Sound) new SiteJsonDecoder().decode(bytes(HubNode.SITE))).site();
        HubSpace space = new HubSpace(site, List.of());
        Trackable inSite = TrackableFace.toSite(body, ID, Optional.empty(), Map.of(ProviderKey.of("tag"), tag));

        Fence seen = inSite.patience().applyTo(new FenceFace(space, new HubFloors(site)).toSite(given, ID));

        FenceTimeouts times = seen.timeouts();
        double worked = switch (setting) {
            case "timeout" -> orElse(times.timeout(), Double.POSITIVE_INFINITY);
            case "exit_tolerance" -> seen.margins().exitToleranceOrDefault();
            case "tolerance_timeout" -> orElse(times.toleranceTimeout(), Double.POSITIVE_INFINITY);
            default -> orElse(times.exitDelay(), 0);
        };
        assertThat(worked).isEqualTo(effective);
    }

    private static double orElse(double given, double otherwise) {
        return Double.isNaN(given) ? otherwise : given;
    }
}
