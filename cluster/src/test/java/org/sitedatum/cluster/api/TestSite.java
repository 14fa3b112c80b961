package org.sitedatum.cluster.api;

import java.nio.charset.StandardCharsets;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/** The site {@code lab} with a cart and a phone, and fixes of the phone as of now. */
final class TestSite {

    private static final Fix PHONE = SyntheticRecording.fixes(1, 1).stream()
            .filter(fix -> fix.header().source().equals("vps"))
            .findFirst()
            .orElseThrow();

    private TestSite() {}

    static Site site() {
        byte[] json = SyntheticRecording.siteJson().getBytes(StandardCharsets.UTF_8);
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json)).site();
    }

    /** Where the phone says it is, stamped now. */
    static Fix phoneNow() {
        long now = EpochNanoClock.system().epochNanos() / 1_000 * 1_000;
        return PHONE.withHeader(PHONE.header().shiftedBy(now - PHONE.stampNanos()));
    }
}
