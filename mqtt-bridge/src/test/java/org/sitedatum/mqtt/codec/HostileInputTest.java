package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.site.SiteFault;

class HostileInputTest {
    private static final FixJsonDecoder FIXES = new FixJsonDecoder();
    private static final byte[] SOUND =
            "{\"kind\":\"imu\",\"stamp\":1,\"angularVelocity\":[0,0,0],\"specificForce\":[0,0,9.8]}"
                    .getBytes(StandardCharsets.UTF_8);

    static List<HostileCases.Case> fixes() throws IOException {
        return HostileCases.read("/hostile/fixes.txt");
    }

    static List<HostileCases.Case> sites() throws IOException {
        return HostileCases.read("/hostile/sites.txt");
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void shouldRefuseAHostileFixWithItsReason(HostileCases.Case hostile) {
        List<DecodedFix> decoded = FIXES.decode(hostile.payload(), "rogue", 1);

        assertThat(decoded).hasSize(1).first().isInstanceOfSatisfying(DecodedFix.Refused.class, refused -> {
            FixRejection rejection = refused.rejection();
            assertThat(rejection.reason()).as(rejection.detail()).hasToString(hostile.expected());
            assertThat(rejection.source()).isEqualTo("rogue");
            assertThat(rejection.detail()).isNotBlank().hasSizeLessThan(400).matches("[ -~]+");
        });
        assertThat(FIXES.decode(SOUND, "honest", 1)).first().isInstanceOf(DecodedFix.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void shouldRefuseAHostileSiteWithThePlaceOfItsFault(HostileCases.Case hostile) {
        SiteDecoding decoding = new SiteJsonDecoder().decode(hostile.payload());

        assertThat(decoding)
                .isInstanceOfSatisfying(
                        SiteDecoding.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(SiteFault::path)
                                .contains(hostile.expected()));
    }

    @Test
    void shouldHoldAHundredHostilePayloads() throws IOException {
        assertThat(fixes().size() + sites().size()).isGreaterThanOrEqualTo(100);
    }
}
