package org.sitedatum.mqtt.oscp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.mqtt.foreign.FormatRefusal;

class GeoPoseRequestReaderTest {

    private static final String PRIVACY = "'privacy':{'dataRetention':['none']}";
    private static final String PRIOR = "{'id':'r0','timestamp':1764000000000,'type':'geopose',"
            + "'accuracy':{'position':0.3,'orientation':4},'geopose':{'position':{'lon':-1.8,'lat':50.7,'h':73},"
            + "'quaternion':{'x':0,'y':0,'z':0,'w':1}}}";
    private static final String SECOND = "{'id':'r1','timestamp':1764000001000,'type':'geopose',"
            + "'sensors':[{'id':'cam0','type':'camera','rigIdentifier':'headset-1'},{'id':'ble','type':'bluetooth'}],"
            + "'sensorReadings':{'cameraReadings':[{'timestamp':1,'sensorId':'cam0'," + PRIVACY
            + ",'sequenceNumber':1,'imageFormat':'JPG','size':[640,480],'imageBytes':'IMAGE'}],"
            + "'wiFiReadings':[{'sensorId':'w','BSSID':'00:11:22:33:44:55','RSSI':-80}],"
            + "'bluetoothReadings':[{'sensorId':'ble','address':'C1:02:00:00:AA:01','RSSI':-61,'name':'door'}]},"
            + "'priorPoses':[" + PRIOR + "]}";
    private static final String FIRST = "{'id':'r1','timestamp':1764000001000,'type':'geopose',"
            + "'sensors':[{'id':'cam0','type':'camera','params':{'model':'PINHOLE'}},{'id':'headset-1','type':'bluetooth'}],"
            + "'sensorReadings':[{'timestamp':1,'sensorId':'cam0'," + PRIVACY + ",'reading':{'imageBytes':'IMAGE'}},"
            + "{'timestamp':1,'sensorId':'b','reading':{'address':'C1:02:00:00:AA:01','RSSI':-61}},"
            + "{'timestamp':1,'sensorId':'a'}]}";

    @Test
    void shouldReadTheSecondVersion() throws FormatRefusal {
        GeoPoseRequest request = read(SECOND);

        assertThat(request.id()).isEqualTo("r1");
        assertThat(request.stampMillis()).isEqualTo(1_764_000_001_000L);
        assertThat(request.names()).containsExactly("cam0", "headset-1", "ble");
        assertThat(request.hasImages()).isTrue();
        assertThat(request.beacons())
                .containsExactly(new HeardBeacon("C1:02:00:00:AA:01", -61), new HeardBeacon("00:11:22:33:44:55", -80));
        assertThat(request.priorPoses()).hasSize(1);
        assertThat(request.priorPoses().get(0).pose().position().latDeg()).isEqualTo(50.7);
    }

    @Test
    void shouldReadTheFirstVersion() throws FormatRefusal {
        GeoPoseRequest request = read(FIRST);

        assertThat(request.names()).containsExactly("cam0", "headset-1");
        assertThat(request.hasImages()).isTrue();
        assertThat(request.beacons()).containsExactly(new HeardBeacon("C1:02:00:00:AA:01", -61));
        assertThat(request.priorPoses()).isEmpty();
    }

    @Test
    void shouldTakeLargeImagesAndRefuseHugeOnes() throws FormatRefusal {
        assertThat(read(SECOND.replace("IMAGE", "A".repeat(2_000_000))).hasImages())
                .isTrue();
        assertThatExceptionOfType(FormatRefusal.class)
                .isThrownBy(() -> read(SECOND.replace("IMAGE", "A".repeat(GeoPoseRequestReader.MAX_BYTES))))
                .withMessageContaining("at most 8388608");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'type':'geopose','sensors' | 'type':'mesh','sensors' | 'mesh'",
                "'id':'r1', | 'id':7, | must be a string",
                "1764000001000 | -5 | -5",
                "1764000001000 | 1e99 | whole number",
                "'RSSI':-61 | 'RSSI':1e999 | RSSI",
                "'RSSI':-61 | 'RSSI':900 | allowed -200",
                "'lat':50.7 | 'lat':91 | lat",
                "'w':1 | 'w':3 | length 1",
                "'orientation':4 | 'orientation':-4 | orientation",
                "'sensors':[ | 'sensors':7,'x':[ | must be an array",
                "'id':'r1', | 'id':'r1','id':'r2', | Duplicate",
            })
    void shouldRefuseWhatIsNoRequestByName(String good, String bad, String said) {
        assertThat(SECOND).contains(good.trim());
        assertThatExceptionOfType(FormatRefusal.class)
                .isThrownBy(() -> read(SECOND.replace(good.trim(), bad.trim())))
                .satisfies(refusal -> assertThat(refusal.detail())
                        .contains(said.trim().replace('\'', '"').replace("\"", "")));
    }

    @Test
    void shouldRefuseGarbageWithoutAnythingElseThrown() {
        SplittableRandom random = new SplittableRandom(7);
        byte[] good = bytes(SECOND);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = good.clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                GeoPoseRequestReader.read(mutated);
            } catch (FormatRefusal refusal) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    @Test
    void shouldAnswerAsTheProtocolWrites() throws Exception {
        GeoPoseAnswer prior = read(SECOND).priorPoses().get(0);

        JsonNode json = new ObjectMapper()
                .readTree(prior.later("r1", 1_764_000_001_000L, 2, 90).encode());

        assertThat(json.get("id").textValue()).isEqualTo("r1");
        assertThat(json.get("timestamp").longValue()).isEqualTo(1_764_000_001_000L);
        assertThat(json.get("type").textValue()).isEqualTo("geopose");
        assertThat(json.at("/accuracy/position").doubleValue()).isEqualTo(2.3);
        assertThat(json.at("/accuracy/orientation").doubleValue()).isEqualTo(94);
        assertThat(json.at("/geopose/position/lon").doubleValue()).isEqualTo(-1.8);
        assertThat(json.at("/geopose/quaternion/w").doubleValue()).isEqualTo(1);
    }

    private static GeoPoseRequest read(String json) throws FormatRefusal {
        return GeoPoseRequestReader.read(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
