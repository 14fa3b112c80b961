package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EchoesTest {

    private static final double VARIANCE = 0.1 * 0.1;

    private final Scan scan = new Scan();
    private final Echoes echoes = new Echoes();

    @Test
    void shouldMakeOneDetectionOfTheEchoesOfOneBody() {
        add(3.0, 1.0, 0.8);
        add(3.3, 1.0, 1.2);
        add(3.0, 1.3, 1.0);

        echoes.gather(scan);

        assertThat(scan.count).isEqualTo(1);
        assertThat(scan.x[0]).isCloseTo(3.1, within(1e-9));
        assertThat(scan.y[0]).isCloseTo(1.1, within(1e-9));
        assertThat(scan.radialVelocity[0]).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void shouldKeepBodiesApartThatStandApart() {
        add(3, 1, 0);
        add(9, 1, 0);
        add(3.1, 1, 0);
        add(9, 2.5, 0);

        echoes.gather(scan);

        assertThat(scan.count).isEqualTo(3);
        assertThat(scan.x[1]).isEqualTo(9);
        assertThat(scan.y[2]).isEqualTo(2.5);
    }

    @Test
    void shouldKeepBodiesApartThatPassEachOther() {
        add(3, 1, 1.2);
        add(3.2, 1, -1.2);

        echoes.gather(scan);

        assertThat(scan.count).isEqualTo(2);
    }

    @Test
    void shouldLeaveDirectionsWithoutARangeAlone() {
        int j = scan.add();
        scan.azimuth[j] = 0.1;
        scan.azimuthVariance[j] = 1e-4;
        int k = scan.add();
        scan.azimuth[k] = 0.1;
        scan.azimuthVariance[k] = 1e-4;

        echoes.gather(scan);

        assertThat(scan.count).isEqualTo(2);
        assertThat(scan.isBearing(1)).isTrue();
    }

    private void add(double x, double y, double speed) {
        int j = scan.add();
        scan.x[j] = x;
        scan.y[j] = y;
        scan.rxx[j] = VARIANCE;
        scan.ryy[j] = VARIANCE;
        scan.radialVelocity[j] = speed;
    }
}
