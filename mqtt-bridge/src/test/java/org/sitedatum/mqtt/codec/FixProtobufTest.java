package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.mqtt.foreign.MutationFuzz;
import org.sitedatum.mqtt.protobuf.FixProto;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.Fix;

class FixProtobufTest {
    private static final int FIXES = 500;

    private final FixProtobufDecoder decoder = new FixProtobufDecoder();
    private final FixProtobufEncoder encoder = new FixProtobufEncoder();
    private final FixJsonDecoder jsonDecoder = new FixJsonDecoder();
    private final FixJsonEncoder jsonEncoder = new FixJsonEncoder();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldReadTheSameFixAsFromJson(int kind) {
        RandomFixes fixes = new RandomFixes(kind);

        for (int i = 0; i < FIXES; i++) {
            Fix fix = fixes.ofKind(kind);
            String source = fix.header().source();
            long received = fix.header().receivedNanos();

            List<DecodedFix> binary = decoder.decode(encoder.encode(fix), source, received);

            assertThat(binary).as("seed %d, fix %d", kind, i).containsExactly(new DecodedFix.Accepted(fix));
            assertThat(binary).isEqualTo(jsonDecoder.decode(jsonEncoder.encode(fix), source, received));
        }
    }

    @Test
    void shouldGiveBackABatchInOrderAndARecordedFix() {
        RandomFixes random = new RandomFixes(77);
        List<Fix> batch = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            batch.add(random.next());
        }

        List<DecodedFix> decoded = decoder.decode(encoder.encodeAll(batch), "source-1", 0);

        assertThat(decoded).hasSize(40);
        assertThat(decoded.get(39))
                .isInstanceOfSatisfying(
                        DecodedFix.Accepted.class,
                        accepted -> assertThat(accepted.fix().stampNanos())
                                .isEqualTo(batch.get(39).stampNanos()));
        assertThat(decoder.decodeRecorded(encoder.encodeRecorded(batch.get(7))))
                .isEqualTo(new DecodedFix.Accepted(batch.get(7)));
    }

    @Test
    void shouldRefuseOneFaultyFixWithTheReasonOfItsJson() {
        FixProto.Fix sound = FixProto.Fix.newBuilder()
                .setKind(FixProto.Kind.KIND_RANGE)
                .setStamp(1_764_000_000_000_000_000L)
                .setAnchor("a-1")
                .setRange(3)
                .build();

        List<DecodedFix> decoded = decode(
                sound,
                sound.toBuilder().setRange(Double.NaN).build(),
                sound.toBuilder().setRange(-1).build(),
                sound.toBuilder().setAnchor("a/#").build(),
                sound.toBuilder().setKindValue(99).build(),
                sound.toBuilder().setStamp(-5).build(),
                sound.toBuilder().clearAnchor().build());

        assertThat(decoded.get(0)).isInstanceOf(DecodedFix.Accepted.class);
        assertThat(decoded.subList(1, 7))
                .extracting(one -> ((DecodedFix.Refused) one).rejection().reason())
                .containsExactly(
                        Reason.NOT_FINITE,
                        Reason.OUT_OF_RANGE,
                        Reason.INVALID_ID,
                        Reason.UNKNOWN_KIND,
                        Reason.OUT_OF_RANGE,
                        Reason.MISSING_FIELD);
    }

    @Test
    void shouldTakeUnpackedNumbersAndPassOverUnknownFields() throws IOException {
        FixProto.Fix header = FixProto.Fix.newBuilder()
                .setKind(FixProto.Kind.KIND_IMU)
                .setStamp(1_000)
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        header.writeTo(out);
        for (double rate : new double[] {0.1, 0.2, 0.3}) {
            out.writeDouble(FixProto.Fix.ANGULAR_VELOCITY_FIELD_NUMBER, rate);
            out.writeDouble(FixProto.Fix.SPECIFIC_FORCE_FIELD_NUMBER, 10 * rate);
        }
        out.writeString(4000, "of a later version");
        out.flush();

        List<DecodedFix> decoded = decode(FixProto.Fix.parseFrom(bytes.toByteArray()));

        assertThat(decoded).first().isInstanceOf(DecodedFix.Accepted.class);
        assertThat(decoder.decode(wrapped(bytes.toByteArray()), "s", 0)).isEqualTo(decoded);
    }

    @Test
    void shouldRefuseAFieldOfAnotherWireType() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeEnum(FixProto.Fix.KIND_FIELD_NUMBER, FixProto.Kind.KIND_RANGE_VALUE);
        out.writeUInt64(FixProto.Fix.STAMP_FIELD_NUMBER, 5);
        out.flush();

        assertThat(decoder.decode(wrapped(bytes.toByteArray()), "s", 0))
                .first()
                .isInstanceOfSatisfying(
                        DecodedFix.Refused.class,
                        refused -> assertThat(refused.rejection().reason()).isEqualTo(Reason.WRONG_TYPE));
    }

    @Test
    void shouldRefuseGroupsNestedWithoutEnd() {
        byte[] groups = new byte[60_000];
        Arrays.fill(groups, (byte) 0x1b);

        assertThat(decoder.decode(groups, "s", 0)).singleElement().isInstanceOf(DecodedFix.Refused.class);
    }

    @Test
    void shouldAnswerGarbageWithARefusalOnly() {
        RandomFixes random = new RandomFixes(123);
        List<byte[]> sound = new ArrayList<>();
        for (int kind = 0; kind <= 10; kind++) {
            sound.add(encoder.encodeAll(List.of(random.ofKind(kind), random.ofKind(kind))));
        }

        new MutationFuzz(5, sound)
                .run(
                        20_000,
                        message -> assertThat(decoder.decode(message, "s", 0)).isNotEmpty());
    }

    private List<DecodedFix> decode(FixProto.Fix... fixes) {
        byte[] batch = FixProto.FixBatch.newBuilder()
                .addAllFixes(List.of(fixes))
                .build()
                .toByteArray();
        return decoder.decode(batch, "s", 0);
    }

    private static byte[] wrapped(byte[] fix) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(FixProto.FixBatch.FIXES_FIELD_NUMBER, fix);
        out.flush();
        return bytes.toByteArray();
    }
}
