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
        return read(SyntheticRecording.siteJson());
    }

    /** The same with a georeference. */
    static Site onEarth() {
        return read(SyntheticRecording.siteJson()
                .replaceFirst(
                        "\\{", "{\"georeference\":{\"latDeg\":50.73,\"lonDeg\":-1.8,\"h\":73,\"headingDeg\":30},"));
    }

    private static Site read(String document) {
        byte[] json = document.getBytes(StandardCharsets.UTF_8);
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json)).site();
    }

    /** Where the phone says it is, stamped now. */
    static Fix phoneNow() {
        long now = EpochNanoClock.system().epochNanos() / 1_000 * 1_000;
        return PHONE.withHeader(PHONE.header().shiftedBy(now - PHONE.stampNanos()));
    }

    /** Where the phone is and which way it looks, stamped now, as the contract writes it. */
    static String turnedPhoneNow() {
        return "{\"kind\":\"pose\",\"stamp\":" + EpochNanoClock.system().epochNanos() / 1_000
                + ",\"trackable\":\"phone\",\"position\":[4,5,1.4],\"orientation\":[0,0,0,1],\"covariance\":"
                + "[0.01,0,0,0,0,0,0.01,0,0,0,0,0.01,0,0,0,0.01,0,0,0.01,0,0.01]}";
    }
}
