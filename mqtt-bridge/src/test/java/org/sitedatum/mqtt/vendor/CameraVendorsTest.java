package org.sitedatum.mqtt.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PositionFix;

class CameraVendorsTest {
    private static final String TAG =
            "{\"header\":{\"stamp\":{\"sec\":1700000000,\"nanosec\":5},\"frame_id\":\"cam-1\"},"
                    + "\"detections\":[{\"family\":\"tag36h11\",\"id\":7,\"hamming\":0,\"goodness\":0,\"decision_margin\":60,"
                    + "\"centre\":{\"x\":15,\"y\":15},\"corners\":[{\"x\":10,\"y\":20},{\"x\":20,\"y\":20},{\"x\":20,\"y\":10},"
                    + "{\"x\":10,\"y\":10}],\"homography\":[1,0,0,0,1,0,0,0,1]}]}";
    private static final String FRIGATE =
            "{\"type\":\"update\",\"before\":{},\"after\":{\"id\":\"1607123955.475377-mxklsc\","
                    + "\"camera\":\"front_door\",\"frame_time\":1607123961.837752,\"label\":\"person\",\"score\":0.79,"
                    + "\"false_positive\":false,\"box\":[424,500,536,712],\"current_zones\":[\"porch\"]}}";
    private static final String SCENESCAPE = "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"id\":\"cam-2\",\"objects\":"
            + "{\"person\":[{\"id\":1,\"category\":\"person\",\"confidence\":0.9,"
            + "\"bounding_box\":{\"x\":0.25,\"y\":0.5,\"width\":0.125,\"height\":0.25}}],\"vehicle\":[]},\"rate\":10}";
    private static final String PHONE = "{\"_type\":\"location\",\"lat\":48.0009,\"lon\":11.0,\"acc\":15,\"alt\":600,"
            + "\"tst\":1700000000,\"tid\":\"ab\"}";

    @Test
    void shouldTurnTheCornersOfATagClockwiseFromTopLeft() {
        MarkerFix fix = (MarkerFix) Heard.one(Heard.readings(Heard.decoder(AdapterKind.APRILTAG), "", TAG))
                .fix();

        assertThat(fix.camera()).isEqualTo("cam-1");
        assertThat(fix.marker()).isEqualTo("7");
        assertThat(fix.corners())
                .containsExactly(
                        new PixelPoint(10, 10), new PixelPoint(20, 10), new PixelPoint(20, 20), new PixelPoint(10, 20));
        assertThat(fix.stampNanos()).isEqualTo(1_700_000_000_000_000_005L);
    }

    @Test
    void shouldSetADoubtfulTagAsideAndSayWhenThereIsNone() {
        VendorDecoder tags = Heard.decoder(AdapterKind.APRILTAG);

        assertThat(Heard.readings(tags, "", TAG.replace("\"hamming\":0", "\"hamming\":3")))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
        assertThat(Heard.readings(tags, "", TAG.replaceAll("\\[\\{\"family.*", "[]}")))
                .containsExactly(new Reading.NoFix("cam-1", 1_700_000_000_000_000_005L, "no tag in the image"));
    }

    @Test
    void shouldBringAFrigateBoxToCalibratedPixels() {
        AdapterOptions usual = AdapterOptions.of(AdapterKind.FRIGATE, "frigate");
        AdapterOptions scaled = new AdapterOptions(
                usual.kind(),
                usual.source(),
                "frigate/events",
                usual.placement(),
                usual.spread(),
                true,
                Optional.empty(),
                Optional.of("door"),
                "",
                new PixelScale(1.5, 2, 0, 0),
                Map.of(),
                Set.of());

        PixelFix plain = (PixelFix)
                Heard.one(Heard.readings(Heard.decoder(usual), "", FRIGATE)).fix();
        PixelFix large = (PixelFix)
                Heard.one(Heard.readings(Heard.decoder(scaled), "", FRIGATE)).fix();

        PixelDetection seen = plain.detections().get(0);
        assertThat(plain.camera()).isEqualTo("front_door");
        assertThat(seen.box()).contains(new PixelDetection.Box(424, 500, 112, 212));
        assertThat(seen.label()).contains("person");
        assertThat(seen.score()).isEqualTo(0.79);
        assertThat(seen.localId()).contains("1607123955.475377-mxklsc");
        assertThat(plain.stampNanos()).isCloseTo(1_607_123_961_837_752_000L, within(500L));
        assertThat(large.camera()).isEqualTo("door");
        assertThat(large.detections().get(0).box()).contains(new PixelDetection.Box(636, 1000, 168, 424));
    }

    @Test
    void shouldSetTheEndOfAFrigateEventAside() {
        VendorDecoder frigate = Heard.decoder(AdapterKind.FRIGATE);

        assertThat(Heard.readings(frigate, "", FRIGATE.replace("update", "end")))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
        assertThat(Heard.readings(frigate, "", FRIGATE.replace("\"false_positive\":false", "\"false_positive\":true")))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
        assertThat(Heard.refused(Heard.readings(frigate, "", FRIGATE.replace("person", "p".repeat(300))))
                        .reason())
                .isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(Heard.refused(Heard.readings(frigate, "", FRIGATE.replace("536", "400")))
                        .reason())
                .isEqualTo(Reason.OUT_OF_RANGE);
    }

    @Test
    void shouldTakeSceneScapeBoxesThroughFocalLengths() {
        AdapterOptions usual = AdapterOptions.of(AdapterKind.SCENESCAPE, "scene");
        AdapterOptions focal = new AdapterOptions(
                usual.kind(),
                usual.source(),
                "",
                usual.placement(),
                usual.spread(),
                true,
                Optional.empty(),
                Optional.empty(),
                "",
                new PixelScale(800, 800, 640, 360),
                Map.of(),
                Set.of());

        PixelFix fix = (PixelFix)
                Heard.one(Heard.readings(Heard.decoder(focal), "", SCENESCAPE)).fix();
        PixelFix px = (PixelFix) Heard.one(
                        Heard.readings(Heard.decoder(focal), "", SCENESCAPE.replace("bounding_box", "bounding_box_px")))
                .fix();

        assertThat(fix.camera()).isEqualTo("cam-2");
        assertThat(fix.detections())
                .singleElement()
                .satisfies(seen -> assertThat(seen.box()).contains(new PixelDetection.Box(840, 760, 100, 200)));
        assertThat(px.detections().get(0).box()).contains(new PixelDetection.Box(0.25, 0.5, 0.125, 0.25));
        assertThat(fix.stampNanos()).isEqualTo(1_767_323_045_678_000_000L);
    }

    @Test
    void shouldHearAnEmptySceneScapeImage() {
        PixelFix fix = (PixelFix) Heard.one(Heard.readings(
                        Heard.decoder(AdapterKind.SCENESCAPE),
                        "",
                        "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"id\":\"cam-2\",\"objects\":[]}"))
                .fix();

        assertThat(fix.detections()).isEmpty();
    }

    @Test
    void shouldPlaceAPhoneBelowTheGeoreferenceOfTheSite() {
        SiteGeoreference site = SiteGeoreference.of(new SiteOrigin(new Geodetic(48, 11, 500), 90));
        VendorDecoder phones = VendorDecoders.of(AdapterOptions.of(AdapterKind.OWNTRACKS, "phones"), Optional.of(site));

        PositionFix fix = Heard.position(Heard.readings(phones, "owntracks/jane/pixel", PHONE));

        // site x points north
        assertThat(fix.x()).isCloseTo(100.07, within(0.05));
        assertThat(fix.y()).isCloseTo(0, within(1e-3));
        assertThat(fix.z()).isNaN();
        assertThat(fix.header().trackable()).contains("jane-pixel");
        assertThat(Math.sqrt(fix.covariance().xx())).isCloseTo(15 / 1.5096, within(1e-9));
        assertThat(Heard.readings(phones, "owntracks/jane/pixel", "{\"_type\":\"lwt\",\"tst\":1}"))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
    }

    @Test
    void shouldStaySilentAboutAPhoneWithoutGeoreference() {
        assertThat(Heard.refused(Heard.readings(Heard.decoder(AdapterKind.OWNTRACKS), "owntracks/jane/pixel", PHONE))
                        .reason())
                .isEqualTo(Reason.NO_TRANSFORM);
    }

    @Test
    void shouldNeverTakeARetainedMessageForFresh() {
        for (AdapterKind kind : AdapterKind.values()) {
            List<Reading> readings = Heard.decoder(kind)
                    .decode(new VendorMessage(
                            "dwm/node/0f07/uplink/location",
                            TAG.getBytes(StandardCharsets.UTF_8),
                            true,
                            Heard.RECEIVED));

            assertThat(readings).as(kind.word()).singleElement().isInstanceOf(Reading.Aside.class);
        }
    }
}
