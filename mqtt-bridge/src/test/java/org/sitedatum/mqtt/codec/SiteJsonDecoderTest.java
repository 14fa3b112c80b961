package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.recording.SharedRecordings;
import org.sitedatum.positioning.site.FenceMargins;
import org.sitedatum.positioning.site.FenceTimeouts;
import org.sitedatum.positioning.site.ImageSize;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Schedule;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.SiteFault;
import org.sitedatum.positioning.site.TrackableKind;

class SiteJsonDecoderTest {
    private final SiteJsonDecoder decoder = new SiteJsonDecoder();

    @Test
    void shouldReadEveryPartOfTheContract() {
        Site site = sound(SampleSite.JSON);

        assertThat(site.id()).isEqualTo("hq");
        assertThat(site.georeference())
                .hasValueSatisfying(g -> assertThat(g.height()).isEqualTo(520.5));
        assertThat(site.floors()).hasSize(2);
        assertThat(site.frames().get(1).covariance()).isPresent();
        assertThat(site.anchors().get(0).rangeBias()).isEqualTo(0.1);
        assertThat(site.anchors().get(1).rangeSigma()).isNaN();
        assertThat(site.cameras().get(2).homography()).hasSize(9);
        assertThat(site.cameras().get(2).imageSize()).contains(new ImageSize(640, 480));
        assertThat(site.cameras().get(2).floor()).contains("g");
        assertThat(site.detectors().get(0).siteFromSensor()).isPresent();
        assertThat(site.detectors().get(1).siteFromSensor()).isEmpty();
        assertThat(site.fences().get(0).polygon().get(0)).hasSize(5);
        assertThat(site.fences().get(0).timeouts()).isEqualTo(new FenceTimeouts(30, 5, 2.5, 0.5, 60));
        assertThat(site.fences().get(0).margins()).isEqualTo(new FenceMargins(0.25, 0.5, 0.95, 0.05));
        assertThat(site.fences().get(0).extrusion()).isEqualTo(2);
        assertThat(site.fences().get(0).schedule())
                .hasValueSatisfying(
                        s -> assertThat(s.windows().get(1).toMinute()).isEqualTo(Schedule.DAY));
        assertThat(site.meetings()).contains(new Meetings(2, 0.5, 3, 1));
        assertThat(site.trackables().get(0).radius()).isEqualTo(0.6);
        assertThat(site.fences().get(1).circle())
                .hasValueSatisfying(c -> assertThat(c.radius()).isEqualTo(3));
        assertThat(site.trackables().get(0).kind()).isEqualTo(TrackableKind.VEHICLE);
        assertThat(site.trackables().get(1).name()).isEqualTo("ann");
        assertThat(site.sectors().get(0).floors()).containsExactly("g", "u");
    }

    @Test
    void shouldGiveBackAnEncodedSite() {
        Site site = sound(SampleSite.JSON);

        assertThat(decoder.decode(new SiteJsonEncoder().encode(site))).isEqualTo(new SiteDecoding.Sound(site));
    }

    @Test
    void shouldReadTheSharedSites() throws IOException {
        Optional<Path> data = SharedRecordings.folder();
        assumeTrue(data.isPresent(), "no shared recordings beside the checkout");
        try (Stream<Path> folders = Files.list(data.get())) {
            List<Path> documents = folders.map(folder -> folder.resolve("site.json"))
                    .filter(Files::exists)
                    .toList();
            assertThat(documents).isNotEmpty();
            for (Path document : documents) {
                assertThat(decoder.decode(Files.readAllBytes(document)))
                        .as("%s", document)
                        .isInstanceOf(SiteDecoding.Sound.class);
            }
        }
    }

    @Test
    void shouldListFaultsOfShapeAndSenseTogether() {
        List<SiteFault> faults = faults("{\"id\":\"a/b\",\"floors\":[{\"id\":\"g\",\"elevation\":\"0\",\"height\":-1}],"
                + "\"anchors\":[{\"id\":\"A0\"},{\"id\":\"A0\",\"position\":[1,2,3],\"floor\":\"attic\"}]}");

        assertThat(faults)
                .extracting(SiteFault::path)
                .containsExactly(
                        "floors[0].elevation",
                        "anchors[0].position",
                        "id",
                        "floors[0].height",
                        "anchors[1].id",
                        "anchors[1].floor");
    }

    @Test
    void shouldSayWhereTheJsonBreaks() {
        assertThat(faults("{\"id\":\"a\",\n\"id\":\"b\"}").get(0).advice()).contains("Duplicate field 'id'", "line 2");
    }

    private Site sound(String json) {
        SiteDecoding decoding = decoder.decode(json.getBytes(StandardCharsets.UTF_8));
        assertThat(decoding).isInstanceOf(SiteDecoding.Sound.class);
        return ((SiteDecoding.Sound) decoding).site();
    }

    private List<SiteFault> faults(String json) {
        SiteDecoding decoding = decoder.decode(json.getBytes(StandardCharsets.UTF_8));
        assertThat(decoding).isInstanceOf(SiteDecoding.Faulty.class);
        return ((SiteDecoding.Faulty) decoding).faults();
    }
}
