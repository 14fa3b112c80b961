package org.sitedatum.positioning.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanFix;

class FixOrderTest {

    private static final FixOrder ORDER = FixOrder.INSTANCE;
    private static final String[] IDS = {"a", "b", "a-b", "b-a", "a-b-a"};

    @Test
    void shouldBeAStrictOrderOfAllFixes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 50_000; n++) {
            Fix a = any(random);
            Fix b = any(random);
            Fix c = any(random);

            assertThat(ORDER.compare(a, a)).isZero();
            assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
            if (ORDER.compare(a, b) < 0 && ORDER.compare(b, c) < 0) {
                assertThat(ORDER.compare(a, c)).as("%s %s %s", a, b, c).isNegative();
            }
            if (ORDER.compare(a, b) == 0) {
                assertThat(Integer.signum(ORDER.compare(a, c))).isEqualTo(Integer.signum(ORDER.compare(b, c)));
            }
        }
    }

    @Test
    void shouldFindFixesEqualOnlyWhenTheySayTheSameThingTwice() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < 50_000; n++) {
            Fix a = any(random);
            Fix b = any(random);

            assertThat(ORDER.compare(a, b) == 0).as("%s %s", a, b).isEqualTo(a.equals(b));
        }
    }

    @Test
    void shouldNotMistakeOnePairOfAnchorsForAnother() {
        Fix a = new RangeDifferenceFix(header(0, "s", "t"), "a-b", "c", 1, 0.1);
        Fix b = new RangeDifferenceFix(header(0, "s", "t"), "a", "b-c", 1, 0.1);

        assertThat(ORDER.compare(a, b)).isNotZero();
    }

    @Test
    void shouldTakeMotionBeforeEveryMeasurementOfTheSameStamp() {
        SplittableRandom random = new SplittableRandom(3);
        Fix odometry = of(0, header(0, "a", "a"), "a", "b");
        Fix imu = of(1, header(0, "a", "a"), "a", "b");
        for (int kind = 2; kind < KINDS; kind++) {
            Fix measurement = of(kind, header(0, IDS[random.nextInt(5)], "a"), "a", "b");

            assertThat(ORDER.compare(odometry, measurement))
                    .as(measurement.kind())
                    .isNegative();
            assertThat(ORDER.compare(imu, measurement)).as(measurement.kind()).isNegative();
        }
        assertThat(ORDER.compare(odometry, imu)).isNegative();
    }

    @Test
    void shouldPutTheStampBeforeEverythingElse() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 1_000; n++) {
            Fix fix = any(random);
            Fix later = fix.withHeader(fix.header().shiftedBy(1));

            assertThat(ORDER.compare(fix, later)).isNegative();
        }
    }

    private static final int KINDS = 11;

    private static Fix any(SplittableRandom random) {
        FixHeader header = header(random.nextInt(2), IDS[random.nextInt(2)], IDS[random.nextInt(2)]);
        return of(random.nextInt(KINDS), header, IDS[random.nextInt(5)], IDS[random.nextInt(5)]);
    }

    private static FixHeader header(long stamp, String source, String trackable) {
        return FixHeader.of(source, stamp, stamp, trackable);
    }

    private static Fix of(int kind, FixHeader header, String first, String second) {
        RigidTransform pose = new RigidTransform(Quaternion.IDENTITY, Vector3.ZERO);
        return switch (kind) {
            case 0 -> new OdometryFix(header, first, pose, Optional.empty(), Optional.empty(), Optional.empty(), false);
            case 1 -> new ImuFix(header, Vector3.ZERO, Vector3.ZERO);
            case 2 -> new RangeFix(header, first, 1, Double.NaN, Double.NaN, Double.NaN);
            case 3 -> new RangeDifferenceFix(header, first, second, 1, Double.NaN);
            case 4 -> new BearingFix(header, first, 0, 0, Double.NaN);
            case 5 -> new PositionFix(header, "site", 0, 0, 0, Covariance3.ZERO);
            case 6 -> new PoseFix(header, "site", pose, Optional.empty(), Vector3.ZERO, Optional.of(first));
            case 7 -> new MarkerFix(header, first, second, Optional.empty(), List.of(), Optional.empty());
            case 8 -> new PixelFix(header, first, List.of());
            case 9 -> new ScanFix(header, first, List.of());
            default -> new DetectionsFix(header, first, "site", List.of());
        };
    }
}
