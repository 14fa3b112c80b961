package org.sitedatum.mqtt.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sitedatum.mqtt.foreign.MutationFuzz;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.VendorFuzzTest;

/** Spoilt messages into every decoder: what it documents comes out, nothing else. */
class GarbageTest {
    private static final long SEED = 20_261_123;
    private static final int QUICK = 1_000;
    private static final int LONG = 1_000_000;

    @ParameterizedTest
    @EnumSource
    void shouldAnswerGarbageWithARefusal(FuzzedDecoder decoder) {
        run(decoder, QUICK);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void shouldAnswerAMillionPiecesOfGarbageWithARefusal(FuzzedDecoder decoder) {
        run(decoder, LONG);
    }

    /** So that the fuzzer guided by coverage leaves no adapter out. */
    @Test
    void shouldBeFuzzedByCoverageTooWithEveryAdapter() {
        List<String> methods = java.util.Arrays.stream(DecoderFuzzTest.class.getDeclaredMethods())
                .map(method -> method.getName())
                .toList();

        for (AdapterKind kind : AdapterKind.values()) {
            assertThat(methods).contains(DecoderFuzzTest.nameOf(kind));
        }
        for (FuzzedDecoder decoder : FuzzedDecoder.values()) {
            assertThat(methods).contains(DecoderFuzzTest.nameOf(decoder));
            assertThat(decoder.seeds()).isNotEmpty();
        }
        assertThat(VendorFuzzTest.seeds(AdapterKind.PANS)).isNotEmpty();
    }

    private static void run(FuzzedDecoder decoder, int executions) {
        new MutationFuzz(SEED + decoder.ordinal(), decoder.seeds()).run(executions, decoder::take);
    }
}
