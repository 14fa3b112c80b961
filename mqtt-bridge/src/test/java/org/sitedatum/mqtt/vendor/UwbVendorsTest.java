package org.sitedatum.mqtt.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.foreign.Conformance;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.vendor.eliko.LineSplitter;
import org.sitedatum.mqtt.vendor.quuppa.QuuppaDecoder;
import org.sitedatum.mqtt.vendor.quuppa.QuuppaTag;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeFix;

/** Real messages of vendors of tags, to the number. */
class UwbVendorsTest {

    @Test
    void shouldReadPansProToTheNumber() {
        String line = lines("vendor/pans_gateway_uplink.md").stream()
                .filter(text -> text.startsWith("{\"position\""))
                .findFirst()
                .orElseThrow();

        List<Reading> readings = Heard.readings(Heard.decoder(AdapterKind.PANS), "dwm/node/0f07/uplink/location", line);

        PositionFix fix = Heard.position(readings);
        assertThat(fix.x()).isEqualTo(3.25238609);
        assertThat(fix.y()).isEqualTo(-0.00895162672);
        assertThat(fix.z()).isEqualTo(0.42510426);
        assertThat(fix.header().trackable()).contains("0f07");
        assertThat(fix.stampNanos()).isEqualTo(1_679_495_047_880_989_000L);
        assertThat(Heard.one(readings).stampKind()).isEqualTo(StampKind.MEASURED);
    }

    @Test
    void shouldTellPansWithoutFixOrTimeApart() {
        VendorDecoder pans = Heard.decoder(AdapterKind.PANS);
        String topic = "dwm/node/0f07/uplink/location";
        String timeless = "{\"position\":{\"x\":1,\"y\":2,\"z\":3,\"quality\":50},\"superFrameNumber\":7}";

        assertThat(Heard.one(Heard.readings(pans, topic, timeless)).stampKind()).isEqualTo(StampKind.RECEIVED);
        assertThat(Heard.readings(pans, topic, timeless.replace("50", "0")))
                .singleElement()
                .isInstanceOf(Reading.NoFix.class);
        assertThat(Heard.readings(pans, topic, timeless.replace("\"x\":1", "\"x\":\"NaN\"")))
                .singleElement()
                .isInstanceOf(Reading.NoFix.class);
        assertThat(Heard.readings(pans, "dwm/node/0f07/uplink/status", "{\"present\":true}"))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
        assertThat(Heard.refused(Heard.readings(pans, "elsewhere", timeless)).reason())
                .isEqualTo(Reason.UNKNOWN_KIND);
    }

    @Test
    void shouldReadRangesFromPansDataWhenTold() {
        byte[] ranges = HexFormat.of().parseHex("02" + "01000000" + "070f" + "d2040000" + "1200" + "40e20100");
        String json = "{\"data\":\"" + Base64.getEncoder().encodeToString(ranges) + "\",\"superFrameNumber\":1}";
        AdapterOptions plain = AdapterOptions.of(AdapterKind.PANS, "vendor-1");
        AdapterOptions told = plain.withHabits(AdapterOptions.Habit.RANGES_IN_DATA);

        List<Reading> readings = Heard.readings(Heard.decoder(told), "dwm/node/0012/uplink/data", json);

        assertThat(readings).hasSize(2);
        RangeFix first = (RangeFix) ((Reading.Heard) readings.get(0)).fix();
        RangeFix second = (RangeFix) ((Reading.Heard) readings.get(1)).fix();
        assertThat(first.anchor()).isEqualTo("0f07");
        assertThat(first.range()).isCloseTo(1.234, within(1e-12));
        assertThat(second.anchor()).isEqualTo("0012");
        assertThat(second.range()).isCloseTo(123.456, within(1e-12));
        assertThat(Heard.readings(Heard.decoder(plain), "dwm/node/0012/uplink/data", json))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
        assertThat(Heard.refused(Heard.readings(
                                Heard.decoder(told), "dwm/node/0012/uplink/data", json.replace("Ag", "BQ")))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void shouldReadThreeVersionsOfPozyxInMetres() {
        List<String> messages = lines("vendor/pozyx_ubisense_real_messages.md").stream()
                .filter(text -> text.startsWith("[{"))
                .toList();
        VendorDecoder pozyx = Heard.decoder(AdapterKind.POZYX);

        PositionFix v2 = Heard.position(Heard.readings(pozyx, "tags", messages.get(0)));
        PositionFix scored = Heard.position(Heard.readings(pozyx, "tags", messages.get(1)));
        PositionFix v14 = Heard.position(Heard.readings(pozyx, "tags", messages.get(2)));
        PositionFix v1 = Heard.position(Heard.readings(pozyx, "tags", messages.get(3)));

        assertAt(v2, -0.606, 1.186, 0.5);
        assertThat(v2.header().trackable()).contains("200000297");
        assertThat(v2.stampNanos()).isBetween(1_776_879_440_192_454_000L, 1_776_879_440_192_456_000L);
        assertAt(scored, 0.870, 1.092, 1.0);
        assertAt(v14, 6.898, 17.331, 1.0);
        assertAt(v1, 1.201, 0.954, 0.375);
        assertThat(v1.stampNanos()).isCloseTo(1_624_425_365_374_000_000L, within(200L));
    }

    @Test
    void shouldTellAPozyxTagWithoutFixFromSilence() {
        VendorDecoder pozyx = Heard.decoder(AdapterKind.POZYX);

        List<Reading> lost = Heard.readings(
                pozyx,
                "tags",
                "[{\"version\":\"2.0\",\"tagId\":\"5\",\"timestamp\":1600000000.5,\"success\":false,\"data\":{}}]");

        assertThat(lost).containsExactly(new Reading.NoFix("5", 1_600_000_000_500_000_000L, "success is false"));
        assertThat(Heard.readings(pozyx, "tags", "[]")).singleElement().isInstanceOf(Reading.Aside.class);
    }

    @Test
    void shouldRefuseOneTagOfAnArrayAndKeepTheOther() {
        String sound = "{\"version\":\"1\",\"tagId\":5,\"timestamp\":\"1600000000.5\",\"success\":true,"
                + "\"data\":{\"coordinates\":{\"x\":\"1000\",\"y\":2000}}}";

        List<Reading> readings = Heard.readings(
                Heard.decoder(AdapterKind.POZYX),
                "tags",
                "[" + sound.replace("\"1000\"", "\"1e\"") + "," + sound + "]");

        assertThat(readings.get(0)).isInstanceOf(Reading.Refused.class);
        assertThat(readings.get(1))
                .isInstanceOfSatisfying(
                        Reading.Heard.class,
                        heard -> assertThat(((PositionFix) heard.fix()).z()).isNaN());
    }

    @Test
    void shouldReadSewioTextAsNumbersInUtc() {
        List<Reading> readings = Heard.readings(
                Heard.decoder(AdapterKind.SEWIO), "", Conformance.text("vendor/sewio_ws_feed_message.json"));

        PositionFix fix = Heard.position(readings);
        assertThat(fix.x()).isEqualTo(22.62);
        assertThat(fix.y()).isEqualTo(-21.40);
        assertThat(fix.z()).isNaN();
        assertThat(fix.header().trackable()).contains("0x230463E1FE65");
        assertThat(fix.stampNanos()).isEqualTo(1_720_592_529_804_000_000L);
    }

    @Test
    void shouldSetASewioFeedWithoutPositionAside() {
        VendorDecoder sewio = Heard.decoder(AdapterKind.SEWIO);

        assertThat(Heard.readings(
                        sewio,
                        "",
                        "[{\"id\":1,\"datastreams\":[{\"id\":\"battery_level\",\"current_value\":\"90\"}]}]"))
                .singleElement()
                .isInstanceOf(Reading.Aside.class);
        assertThat(Heard.readings(
                        sewio,
                        "",
                        "{\"id\":1,\"datastreams\":[{\"id\":\"posX\",\"current_value\":\"\"},"
                                + "{\"id\":\"posY\",\"current_value\":\"2\"}]}"))
                .singleElement()
                .isInstanceOf(Reading.NoFix.class);
    }

    @Test
    void shouldReadQuuppaByItsLocationTime() {
        String message = Conformance.text("vendor/quuppa_default_location_and_info.json");

        PositionFix fix = Heard.position(Heard.readings(Heard.decoder(AdapterKind.QUUPPA), "", message));

        assertThat(fix.x()).isEqualTo(12.4);
        assertThat(fix.y()).isEqualTo(3.1);
        assertThat(fix.z()).isEqualTo(1.2);
        assertThat(fix.stampNanos()).isEqualTo(1_714_123_447_900_000_000L);
        assertThat(Math.sqrt(fix.covariance().xx())).isCloseTo(0.42 / 2.4477, within(1e-9));
    }

    @Test
    void shouldTellUnknownQuuppaZonesFromNone() {
        String located = Conformance.text("vendor/quuppa_default_location_and_info.json");
        String lost = Conformance.text("vendor/quuppa_no_location.json");

        assertThat(zones(located)).contains(List.of("pool-main", "lane-3"));
        assertThat(zones(located.replace("[\"pool-main\",\"lane-3\"]", "[]"))).contains(List.of());
        assertThat(zones(lost)).isEmpty();
        assertThat(Heard.readings(Heard.decoder(AdapterKind.QUUPPA), "", lost))
                .singleElement()
                .isInstanceOf(Reading.NoFix.class);
    }

    private static Optional<List<String>> zones(String message) {
        Decoded<QuuppaTag> decoded = QuuppaDecoder.decodeTag(message.getBytes(StandardCharsets.UTF_8));
        assertThat(decoded).isInstanceOf(Decoded.Read.class);
        return ((Decoded.Read<QuuppaTag>) decoded).value().zoneIds();
    }

    @Test
    void shouldReadElikoLinesAndTheirGaps() {
        VendorDecoder eliko = Heard.decoder(AdapterKind.ELIKO);

        List<Reading> readings = Heard.readings(
                eliko,
                "",
                "$PEKIO,COORD,1,0x0023,1.25,-2.5,0.75,ok,1700000000123\r\n"
                        + "$PEKIO,COORD,2,0x0024,1.25,-2.5,,,\r\n"
                        + "$PEKIO,COORD,3,0x0025,,,,,1700000000.5\r\n"
                        + "$PEKIO,RR_L,4,0x0026,1,2\r\nnonsense\r\n");

        PositionFix whole = (PositionFix) ((Reading.Heard) readings.get(0)).fix();
        assertAt(whole, 1.25, -2.5, 0.75);
        assertThat(whole.stampNanos()).isEqualTo(1_700_000_000_123_000_000L);
        assertThat(((Reading.Heard) readings.get(1)).stampKind()).isEqualTo(StampKind.RECEIVED);
        assertThat(((PositionFix) ((Reading.Heard) readings.get(1)).fix()).z()).isNaN();
        assertThat(readings.get(2))
                .isEqualTo(new Reading.NoFix("0x0025", 1_700_000_000_500_000_000L, "a coordinate is empty"));
        assertThat(readings.get(3)).isInstanceOf(Reading.Aside.class);
        assertThat(readings.get(4)).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void shouldCutLinesHoweverTheyArrive() {
        LineSplitter splitter = new LineSplitter();

        assertThat(splitter.add("$PEKIO,CO".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(splitter.add("ORD,1\r\n$P".getBytes(StandardCharsets.US_ASCII)))
                .singleElement()
                .isEqualTo("$PEKIO,COORD,1".getBytes(StandardCharsets.US_ASCII));
        assertThat(splitter.add(new byte[10_000])).isEmpty();
        assertThat(splitter.add("\n".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(splitter.add("x\n".getBytes(StandardCharsets.US_ASCII)))
                .singleElement()
                .isEqualTo("x".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldReadTheUbisensePacketWithItsVariance() {
        String hex = lines("vendor/pozyx_ubisense_real_messages.md").stream()
                .filter(text -> text.startsWith("e298026b"))
                .findFirst()
                .orElseThrow();
        VendorDecoder ubisense = Heard.decoder(AdapterKind.UBISENSE);
        byte[] packet = HexFormat.of().parseHex(hex.trim());

        PositionFix fix = Heard.position(ubisense.decode(VendorMessage.live("", packet, Heard.RECEIVED)));

        assertThat(fix.x()).isCloseTo(17.967, within(5e-4));
        assertThat(fix.y()).isCloseTo(7.564, within(5e-4));
        assertThat(fix.z()).isCloseTo(3.220, within(5e-4));
        assertThat(fix.covariance().xx()).isCloseTo(1.0498, within(5e-5));
        assertThat(fix.header().trackable()).contains("0011ce000000597d");
        packet[15] = 0;
        assertThat(ubisense.decode(VendorMessage.live("", packet, Heard.RECEIVED)))
                .singleElement()
                .isInstanceOf(Reading.NoFix.class);
    }

    private static List<String> lines(String file) {
        return Conformance.text(file).lines().toList();
    }

    private static void assertAt(PositionFix fix, double x, double y, double z) {
        assertThat(fix.x()).isCloseTo(x, within(1e-12));
        assertThat(fix.y()).isCloseTo(y, within(1e-12));
        assertThat(fix.z()).isCloseTo(z, within(1e-12));
    }
}
