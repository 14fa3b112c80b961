package org.sitedatum.mqtt.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.VendorFuzzTest;

/**
 * Every decoder under Jazzer. In a build each takes its sound messages and whatever once was a finding (a file beside this class in
 * the test resources); with the environment variable {@code JAZZER_FUZZ} one of them, named by {@code -Dtest}, is fuzzed by coverage:
 *
 * <pre>
 * JAZZER_FUZZ=1 ./mvnw -Dquick -Dsitedatum.fuzz.hooks=true -pl mqtt-bridge -am test \
 *     -Dtest='DecoderFuzzTest#mcap' -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class DecoderFuzzTest {
    private static final int EXECUTIONS = 1_000_000;
    private static final String NO_LIMIT = "1h";

    static Stream<byte[]> fixJsonSeeds() {
        return FuzzedDecoder.FIX_JSON.seeds().stream();
    }

    @MethodSource("fixJsonSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void fixJson(byte[] message) {
        FuzzedDecoder.FIX_JSON.take(message);
    }

    static Stream<byte[]> fixProtobufSeeds() {
        return FuzzedDecoder.FIX_PROTOBUF.seeds().stream();
    }

    @MethodSource("fixProtobufSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void fixProtobuf(byte[] message) {
        FuzzedDecoder.FIX_PROTOBUF.take(message);
    }

    static Stream<byte[]> poseJsonSeeds() {
        return FuzzedDecoder.POSE_JSON.seeds().stream();
    }

    @MethodSource("poseJsonSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void poseJson(byte[] message) {
        FuzzedDecoder.POSE_JSON.take(message);
    }

    static Stream<byte[]> poseProtobufSeeds() {
        return FuzzedDecoder.POSE_PROTOBUF.seeds().stream();
    }

    @MethodSource("poseProtobufSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void poseProtobuf(byte[] message) {
        FuzzedDecoder.POSE_PROTOBUF.take(message);
    }

    static Stream<byte[]> siteSeeds() {
        return FuzzedDecoder.SITE.seeds().stream();
    }

    @MethodSource("siteSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void site(byte[] message) {
        FuzzedDecoder.SITE.take(message);
    }

    static Stream<byte[]> geoPoseSeeds() {
        return FuzzedDecoder.GEO_POSE.seeds().stream();
    }

    @MethodSource("geoPoseSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void geoPose(byte[] message) {
        FuzzedDecoder.GEO_POSE.take(message);
    }

    static Stream<byte[]> oscpSeeds() {
        return FuzzedDecoder.OSCP.seeds().stream();
    }

    @MethodSource("oscpSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void oscp(byte[] message) {
        FuzzedDecoder.OSCP.take(message);
    }

    static Stream<byte[]> omloxSeeds() {
        return FuzzedDecoder.OMLOX.seeds().stream();
    }

    @MethodSource("omloxSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void omlox(byte[] message) {
        FuzzedDecoder.OMLOX.take(message);
    }

    static Stream<byte[]> rmfSeeds() {
        return FuzzedDecoder.RMF.seeds().stream();
    }

    @MethodSource("rmfSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void rmf(byte[] message) {
        FuzzedDecoder.RMF.take(message);
    }

    static Stream<byte[]> vdaStateSeeds() {
        return FuzzedDecoder.VDA_STATE.seeds().stream();
    }

    @MethodSource("vdaStateSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void vdaState(byte[] message) {
        FuzzedDecoder.VDA_STATE.take(message);
    }

    static Stream<byte[]> viewerSeeds() {
        return FuzzedDecoder.VIEWER.seeds().stream();
    }

    @MethodSource("viewerSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void viewer(byte[] message) {
        FuzzedDecoder.VIEWER.take(message);
    }

    static Stream<byte[]> mcapSeeds() {
        return FuzzedDecoder.MCAP.seeds().stream();
    }

    @MethodSource("mcapSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void mcap(byte[] message) {
        FuzzedDecoder.MCAP.take(message);
    }

    static Stream<byte[]> pansSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.PANS).stream();
    }

    @MethodSource("pansSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void pans(byte[] message) {
        VendorFuzzTest.take(AdapterKind.PANS, message);
    }

    static Stream<byte[]> pozyxSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.POZYX).stream();
    }

    @MethodSource("pozyxSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void pozyx(byte[] message) {
        VendorFuzzTest.take(AdapterKind.POZYX, message);
    }

    static Stream<byte[]> sewioSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.SEWIO).stream();
    }

    @MethodSource("sewioSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void sewio(byte[] message) {
        VendorFuzzTest.take(AdapterKind.SEWIO, message);
    }

    static Stream<byte[]> quuppaSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.QUUPPA).stream();
    }

    @MethodSource("quuppaSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void quuppa(byte[] message) {
        VendorFuzzTest.take(AdapterKind.QUUPPA, message);
    }

    static Stream<byte[]> elikoSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.ELIKO).stream();
    }

    @MethodSource("elikoSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void eliko(byte[] message) {
        VendorFuzzTest.take(AdapterKind.ELIKO, message);
    }

    static Stream<byte[]> ubisenseSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.UBISENSE).stream();
    }

    @MethodSource("ubisenseSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void ubisense(byte[] message) {
        VendorFuzzTest.take(AdapterKind.UBISENSE, message);
    }

    static Stream<byte[]> tiMmwaveSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.TI_MMWAVE).stream();
    }

    @MethodSource("tiMmwaveSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void tiMmwave(byte[] message) {
        VendorFuzzTest.take(AdapterKind.TI_MMWAVE, message);
    }

    static Stream<byte[]> radarMsgsSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.RADAR_MSGS).stream();
    }

    @MethodSource("radarMsgsSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void radarMsgs(byte[] message) {
        VendorFuzzTest.take(AdapterKind.RADAR_MSGS, message);
    }

    static Stream<byte[]> apriltagSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.APRILTAG).stream();
    }

    @MethodSource("apriltagSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void apriltag(byte[] message) {
        VendorFuzzTest.take(AdapterKind.APRILTAG, message);
    }

    static Stream<byte[]> frigateSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.FRIGATE).stream();
    }

    @MethodSource("frigateSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void frigate(byte[] message) {
        VendorFuzzTest.take(AdapterKind.FRIGATE, message);
    }

    static Stream<byte[]> scenescapeSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.SCENESCAPE).stream();
    }

    @MethodSource("scenescapeSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void scenescape(byte[] message) {
        VendorFuzzTest.take(AdapterKind.SCENESCAPE, message);
    }

    static Stream<byte[]> owntracksSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.OWNTRACKS).stream();
    }

    @MethodSource("owntracksSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void owntracks(byte[] message) {
        VendorFuzzTest.take(AdapterKind.OWNTRACKS, message);
    }

    static Stream<byte[]> vda5050Seeds() {
        return VendorFuzzTest.seeds(AdapterKind.VDA5050).stream();
    }

    @MethodSource("vda5050Seeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void vda5050(byte[] message) {
        VendorFuzzTest.take(AdapterKind.VDA5050, message);
    }

    static Stream<byte[]> massroboticsSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.MASSROBOTICS).stream();
    }

    @MethodSource("massroboticsSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void massrobotics(byte[] message) {
        VendorFuzzTest.take(AdapterKind.MASSROBOTICS, message);
    }

    static Stream<byte[]> rosPoseSeeds() {
        return VendorFuzzTest.seeds(AdapterKind.ROS_POSE).stream();
    }

    @MethodSource("rosPoseSeeds")
    @FuzzTest(maxExecutions = EXECUTIONS, maxDuration = NO_LIMIT)
    void rosPose(byte[] message) {
        VendorFuzzTest.take(AdapterKind.ROS_POSE, message);
    }

    /** {@code TI_MMWAVE} is {@code tiMmwave}. */
    static String nameOf(Enum<?> decoder) {
        String[] words = decoder.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }
}
