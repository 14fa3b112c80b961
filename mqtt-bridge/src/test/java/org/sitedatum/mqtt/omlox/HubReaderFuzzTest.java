package org.sitedatum.mqtt.omlox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.MutationFuzz;

/** Spoilt bodies into every reader of the hub: an object that can be written again, or a refusal with a reason. */
class HubReaderFuzzTest {
    private static final long SEED = 20_261_122;
    private static final int QUICK = 2_000;
    private static final int LONG = 1_000_000;
    private static final String UUID = "fdb6df62-bce8-6c23-e342-80bd5c938774";
    private static final String SQUARE = "{'type':'Polygon','coordinates':[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]}";
    private static final String LOCATION =
            "{'position':{'type':'Point','coordinates':[5.0,4.0,1.0]},'source':'s','provider_type':'gps',"
                    + "'provider_id':'p','timestamp_generated':'2019-09-02T22:02:24.355Z','crs':'EPSG:25832','accuracy':0.5,"
                    + "'floor':-1,'speed':0,'course':359.5,'trackables':['" + UUID + "'],'properties':{'a':[1]}}";
    private static final String PROXIMITY =
            "{'source':'s','provider_type':'ibeacon','provider_id':'p','accuracy':2,'properties':{'x':1}}";

    /** What is read, a sound example of it, and how. */
    private enum Body {
        PROVIDER(
                "{'id':'77:4f:34:69:27:40','type':'uwb','sensors':[1,{'t':21.50}],'fence_timeout':-1,'exit_delay':10}",
                bytes -> HubWriter.of(HubReader.provider(bytes))),
        TRACKABLE(
                "{'id':'" + UUID + "','type':'omlox','geometry':" + SQUARE + ",'location_providers':['a','b'],"
                        + "'radius':1.5,'locating_rules':[{'expression':'accuracy < 5','priority':1.0}]}",
                bytes -> HubWriter.of(HubReader.trackable(bytes))),
        ZONE(
                "{'id':'" + UUID + "','type':'uwb','foreign_id':'rtls-1','ground_control_points':[[8.0,49.0],[0.0,0.0],"
                        + "[8.1,49.0],[1.0,0.0],[8.1,49.1],[1.0,1.0],[8.0,49.1],[0.0,1.0]],'floor':1.5}",
                bytes -> HubWriter.of(HubReader.zone(bytes))),
        FENCE(
                "{'id':'" + UUID + "','region':" + SQUARE + ",'crs':'local','zone_id':'z','floor':0,'timeout':1000}",
                bytes -> HubWriter.of(HubReader.fence(bytes))),
        LOCATION_BODY(LOCATION, bytes -> HubWriter.of(HubReader.location(bytes))),
        LOCATIONS("[" + LOCATION + "," + LOCATION + "]", bytes -> HubReader.locations(bytes)),
        PROXIMITY_BODY(PROXIMITY, bytes -> HubWriter.of(HubReader.proximity(bytes))),
        PROXIMITIES("[" + PROXIMITY + "]", bytes -> HubReader.proximities(bytes)),
        TRANSFORM(
                "{'position':{'type':'Point','coordinates':[1,2]},'crs':'local','source':'z'}",
                bytes -> HubReader.transform(bytes)),
        ANY("{'a':[1,{'b':null}]}", bytes -> HubReader.any(bytes)),
        WRAPPER(
                "{'event':'subscribe','topic':'location_updates','subscription_id':1,'params':{'accuracy':'5',"
                        + "'provider_id':['a','b']},'payload':[{'a':1}]}",
                bytes -> HubWrapper.read(new String(bytes, StandardCharsets.UTF_8))),
        RULE(
                "type='uwb' AND accuracy < 5 and source != \"x\"",
                bytes -> LocatingRule.of(new String(bytes, StandardCharsets.UTF_8), 1));

        private final byte[] sound;
        private final Reader reader;

        Body(String sound, Reader reader) {
            this.sound = sound.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            this.reader = reader;
        }
    }

    private interface Reader {
        Object read(byte[] bytes) throws FormatRefusal;
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadOrRefuseWhateverComes(Body body) {
        fuzz(body, QUICK);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void shouldReadOrRefuseAMillion(Body body) {
        fuzz(body, LONG);
    }

    private static void fuzz(Body body, int executions) {
        int[] refused = new int[1];
        new MutationFuzz(SEED + body.ordinal(), List.of(body.sound)).run(executions, bytes -> {
            try {
                assertThat(body.reader.read(bytes)).isNotNull();
            } catch (FormatRefusal refusal) {
                refused[0]++;
                assertThat(refusal.detail()).isNotBlank().hasSizeLessThan(600);
            }
        });

        assertThat(refused[0]).as("refused of %d", executions).isBetween(executions / 20, executions);
    }
}
