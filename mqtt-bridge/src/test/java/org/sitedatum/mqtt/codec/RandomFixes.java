package org.sitedatum.mqtt.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
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
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;

/** Seeded fixes of every kind, with every optional part present about half of the time. */
final class RandomFixes {
    static final int KINDS = 11;

    private final SplittableRandom random;

    RandomFixes(long seed) {
        random = new SplittableRandom(seed);
    }

    Fix next() {
        return ofKind(random.nextInt(KINDS));
    }

    Fix ofKind(int kind) {
        return switch (kind) {
            case 0 -> new RangeFix(header(), id(), uniform(0, 1e4), sigma(), maybe(-120, 0), maybe(-120, 0));
            case 1 -> new RangeDifferenceFix(header(), id(), id(), uniform(-1e4, 1e4), sigma());
            case 2 -> new BearingFix(header(), id(), uniform(-3, 3), maybe(-1.5, 1.5), maybe(1e-6, 1));
            case 3 -> position();
            case 4 -> pose();
            case 5 ->
                new MarkerFix(header(), id(), id(), Optional.of(transform()), corners(), option(this::covariance6));
            case 6 -> new PixelFix(header(), id(), several(this::pixelDetection));
            case 7 -> new ScanFix(header(), id(), several(this::scanDetection));
            case 8 -> new DetectionsFix(header(), id(), frame(), several(this::positionDetection));
            case 9 ->
                new OdometryFix(
                        header(),
                        id(),
                        transform(),
                        option(() -> vector(10)),
                        option(() -> vector(10)),
                        option(this::covariance6),
                        random.nextBoolean());
            default -> new ImuFix(header(), vector(10), vector(100));
        };
    }

    private PositionFix position() {
        boolean planar = random.nextBoolean();
        return new PositionFix(
                header(), frame(), coordinate(), coordinate(), planar ? Double.NaN : coordinate(), covariance3(planar));
    }

    private PoseFix pose() {
        Optional<String> name = option(this::id);
        return new PoseFix(
                header(),
                frame(),
                transform(),
                option(this::covariance6),
                name.isPresent() ? Vector3.ZERO : vector(1),
                name);
    }

    private FixHeader header() {
        long second = 1_767_225_600L + random.nextInt(1_000_000);
        long stamp = second * 1_000_000_000L + random.nextInt(1_000_000) * 1000L;
        return new FixHeader(
                "source-1",
                random.nextBoolean() ? stamp : stamp + random.nextInt(1000),
                second * 1_000_000_000L + 123_000L,
                option(this::id),
                random.nextBoolean() ? OptionalLong.of(random.nextInt(1_000_000)) : OptionalLong.empty(),
                option(this::id),
                option(this::transform));
    }

    private PixelDetection pixelDetection() {
        boolean point = random.nextBoolean();
        PixelDetection.Target[] targets = PixelDetection.Target.values();
        return new PixelDetection(
                point
                        ? Optional.of(new PixelDetection.BodyPixel(pixel(), targets[random.nextInt(targets.length)]))
                        : Optional.empty(),
                point && random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new PixelDetection.Box(
                                uniform(0, 1e3), uniform(0, 1e3), uniform(0, 1e3), uniform(0, 1e3))),
                option(() -> "a \"label\" \u00e9\u20ac\n"),
                maybe(0, 1),
                option(this::id));
    }

    private ScanDetection scanDetection() {
        return new ScanDetection(
                maybe(0, 1e4), uniform(-6, 6), maybe(-1.5, 1.5), maybe(-50, 50), maybe(-10, 60), option(this::id));
    }

    private PositionDetection positionDetection() {
        boolean planar = random.nextBoolean();
        return new PositionDetection(
                coordinate(),
                coordinate(),
                planar ? Double.NaN : coordinate(),
                option(() -> covariance3(planar)),
                option(() -> "person"),
                maybe(0, 1),
                option(this::id));
    }

    private List<PixelPoint> corners() {
        return random.nextBoolean() ? List.of() : List.of(pixel(), pixel(), pixel(), pixel());
    }

    private PixelPoint pixel() {
        return new PixelPoint(uniform(0, 4000), uniform(0, 4000));
    }

    private <T> List<T> several(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    private <T> Optional<T> option(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private RigidTransform transform() {
        Quaternion q = new Quaternion(uniform(-1, 1), uniform(-1, 1), uniform(-1, 1), uniform(0.1, 1)).normalized();
        return new RigidTransform(q, vector(1e3));
    }

    private Vector3 vector(double limit) {
        return new Vector3(uniform(-limit, limit), uniform(-limit, limit), uniform(-limit, limit));
    }

    private Covariance3 covariance3(boolean planar) {
        double xx = uniform(1e-6, 4);
        double yy = uniform(1e-6, 4);
        double xy = uniform(-0.9, 0.9) * Math.sqrt(xx * yy);
        return planar ? new Covariance3(xx, xy, 0, yy, 0, 0) : new Covariance3(xx, xy, 0, yy, 0, uniform(1e-6, 4));
    }

    private Covariance6 covariance6() {
        double[] root = random.doubles(36, -1, 1).toArray();
        double[] upper = new double[Covariance6.SIZE];
        int k = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                for (int m = 0; m < 6; m++) {
                    upper[k] += root[i * 6 + m] * root[j * 6 + m];
                }
                k++;
            }
        }
        return Covariance6.ofUpperTriangle(upper);
    }

    private String id() {
        return "id-" + random.nextInt(500) + "_.:Z";
    }

    private String frame() {
        return random.nextBoolean() ? "site" : id();
    }

    private double coordinate() {
        return uniform(-1e6, 1e6);
    }

    private double sigma() {
        return maybe(1e-6, 100);
    }

    private double maybe(double low, double high) {
        return random.nextBoolean() ? uniform(low, high) : Double.NaN;
    }

    private double uniform(double low, double high) {
        return random.nextDouble(low, high);
    }
}
