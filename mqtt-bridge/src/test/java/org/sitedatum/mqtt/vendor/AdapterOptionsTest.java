package org.sitedatum.mqtt.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PositionFix;

class AdapterOptionsTest {
    private static final String TAG = "{\"version\":\"1\",\"tagId\":\"5\",\"timestamp\":1600000000,\"success\":true,"
            + "\"data\":{\"coordinates\":{\"x\":1000,\"y\":2000,\"z\":3000}}}";

    @Test
    void shouldApplyUnitAxesFrameAndTimeOfTheInstance() {
        AdapterOptions options = new AdapterOptions(
                AdapterKind.POZYX,
                "hall-b",
                "tags",
                new Placement("hall-b-plan", 0.01, AxisOrder.parse("x,-y,z").orElseThrow(), true),
                Spread.of(0.2),
                false,
                Optional.of("first"),
                Optional.empty(),
                "tag-",
                PixelScale.SAME,
                Map.of(),
                Set.of());

        Reading.Heard heard = Heard.one(Heard.readings(Heard.decoder(options), "tags", TAG));

        PositionFix fix = (PositionFix) heard.fix();
        assertThat(fix.frame()).isEqualTo("hall-b-plan");
        assertThat(new Vector3(fix.x(), fix.y(), 0)).isEqualTo(new Vector3(10, -20, 0));
        assertThat(fix.z()).isNaN();
        assertThat(fix.covariance().zz()).isZero();
        assertThat(fix.header().source()).isEqualTo("hall-b");
        assertThat(fix.header().trackable()).contains("tag-5");
        assertThat(fix.header().floor()).contains("first");
        assertThat(fix.stampNanos()).isEqualTo(Heard.RECEIVED);
        assertThat(heard.stampKind()).isEqualTo(StampKind.RECEIVED);
    }

    @Test
    void shouldSayWhichUnitIsImplausible() {
        AdapterOptions kilometres =
                AdapterOptions.of(AdapterKind.POZYX, "hall-b").withPlacement(Placement.inSite(1000));

        assertThat(Heard.refused(Heard.readings(Heard.decoder(kilometres), "tags", TAG))
                        .detail())
                .contains("check the unit of adapter hall-b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y", "x,x,z", "x,y,w", "", "x,y,z,x", "--x,y,z"})
    void shouldRefuseWhatIsNoOrderOfAxes(String words) {
        assertThat(AxisOrder.parse(words)).isEmpty();
    }

    @Test
    void shouldFindEveryKindByItsWord() {
        for (AdapterKind kind : AdapterKind.values()) {
            assertThat(AdapterKind.find(kind.word())).contains(kind);
        }
        assertThat(AdapterKind.find("unknown")).isEmpty();
        assertThatThrownBy(() -> AdapterOptions.of(AdapterKind.PANS, "a/b"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
