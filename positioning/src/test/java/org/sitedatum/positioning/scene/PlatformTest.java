package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformTest {

    private static final long SECOND = 1_000_000_000L;

    private final SensorHabits[] sensors = {new SensorHabits(), new SensorHabits(), new SensorHabits()};
    private final Platform platform = new Platform();

    @Test
    void shouldBeWhereTheSensorsAreThatSayWhereTheyAre() {
        sensors[0].ride.pass(10, 20, 5 * SECOND);
        sensors[2].ride.pass(12, 21, 6 * SECOND);

        platform.find(sensors, 7 * SECOND);

        assertThat(platform.x()).isEqualTo(12);
        assertThat(platform.y()).isEqualTo(21);
    }

    @Test
    void shouldBeNowhereWhenTheSensorsRideApart() {
        sensors[0].ride.pass(10, 20, 5 * SECOND);
        sensors[1].ride.pass(90, 20, 5 * SECOND);
        sensors[2].ride.pass(11, 20, 5 * SECOND);

        platform.find(sensors, 5 * SECOND);

        assertThat(platform.x()).isNaN();
        assertThat(platform.y()).isNaN();
    }

    @Test
    void shouldBeForgottenWhenNoneHasSaidLatelyWhereItIs() {
        sensors[0].ride.pass(10, 20, 5 * SECOND);

        platform.find(sensors, 60 * SECOND);

        assertThat(platform.x()).isNaN();
    }
}
