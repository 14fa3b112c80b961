package org.sitedatum.samples.building.sensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.samples.building.random.Noise;

/**
 * A camera at the ceiling with a people detector on its image, 5 images a second: boxes without identity, and the plates on
 * robots and pallets as markers. Source: the camera's id.
 *
 * <p>Boxes end at the image's edge and where a nearer body hides the legs; bodies mostly hidden are missed; of two that
 * cover each other more than half, one box around both is reported in half of the cases. Box edges have a noise of 1.2 px
 * and 2 % of the box; a body in full view is missed in 4 % of the images and, apart from that, in 4 % of all stretches of
 * 0.6 s; one image in 40 shows a box where nobody is. The camera hangs 1 cm and 0.1 degrees (1 sigma per axis) from where
 * the site document says, and an image takes 60 ms to work off.
 */
public final class FixedCamera implements SensorModel, Watching {

    static final double MISSED = 0.04;
    static final double MISSED_FOR_A_WHILE = 0.04;
    static final double MERGE_LIKENESS = 0.5;
    static final double FALSE_BOXES = 1 / 40.0;

    private static final long PERIOD_NANOS = 200_000_000L;
    private static final long WHILE_NANOS = 600_000_000L;
    private static final long PROCESSING_NANOS = 60_000_000L;
    private static final double EDGE_PIXELS = 1.2;
    private static final double EDGE_SHARE = 0.02;
    private static final double FARTHEST = 20;
    private static final double PLACE_SIGMA = 0.01;
    private static final double TURN_SIGMA = Math.toRadians(0.1);

    private final Lens lens;
    private final RigidTransform opticalFromSite;
    private final Vector3 place;
    private final List<VisibleBody> bodies;
    private final SightLines sight;
    private final PlateReader plates;
    private final SourceClock clock;
    private final Noise noise;
    private final Ticks ticks;

    /**
     * A camera.
     *
     * @param camera as in the site document, with pose and intrinsics
     * @param bodies it may see
     * @param startNanos ns since the Unix epoch
     * @param noise of the whole building
     */
    public FixedCamera(Camera camera, List<VisibleBody> bodies, SightLines sight, long startNanos, Noise noise) {
        this.lens = new Lens(camera.intrinsics().orElseThrow());
        this.noise = noise.child("camera").child(camera.id());
        RigidTransform siteFromOptical = hung(camera.siteFromOptical().orElseThrow(), this.noise.child("mount"));
        this.opticalFromSite = siteFromOptical.inverse();
        this.place = siteFromOptical.translation();
        this.bodies = List.copyOf(bodies);
        this.sight = sight;
        this.plates = new PlateReader(camera.id(), lens, this.noise.child("plates"));
        this.clock = new SourceClock(camera.id(), noise);
        this.ticks = new Ticks(startNanos + (long) (this.noise.uniform(0) * PERIOD_NANOS), PERIOD_NANOS);
    }

    private static RigidTransform hung(RigidTransform documented, Noise noise) {
        Vector3 turn = new Vector3(noise.gaussian(0), noise.gaussian(1), noise.gaussian(2)).times(TURN_SIGMA);
        Vector3 shift = new Vector3(noise.gaussian(3), noise.gaussian(4), noise.gaussian(5)).times(PLACE_SIGMA);
        return new RigidTransform(
                documented.rotation().times(Quaternion.ofRotationVector(turn)).normalized(),
                documented.translation().plus(shift));
    }

    @Override
    public long nextNanos() {
        return ticks.nanos();
    }

    @Override
    public List<Delivery> measure() {
        long at = ticks.nanos();
        long index = ticks.index();
        long received = clock.receiptOf(at + PROCESSING_NANOS, index);
        List<Silhouette> shown = shown(at);
        List<Fix> fixes = new ArrayList<>();
        List<PixelDetection> boxes = new ArrayList<>();
        for (Silhouette one : merged(shown, at)) {
            if (isNoticed(one.body(), at, index)) {
                boxes.add(detection(one, index));
            }
        }
        falseBox(index).ifPresent(boxes::add);
        fixes.add(new PixelFix(clock.anonymousHeader(at, received), clock.source(), boxes));
        for (Silhouette one : shown) {
            plates.read(one.body(), at, index, opticalFromSite, clock.anonymousHeader(at, received))
                    .ifPresent(fixes::add);
        }
        ticks.advance();
        return List.of(new Delivery(clock.source(), received, fixes));
    }

    @Override
    public List<String> inViewAt(long nanos) {
        return shown(nanos).stream().map(one -> one.body().id()).toList();
    }

    /** What is in the image, nearest first. */
    private List<Silhouette> shown(long at) {
        List<Silhouette> all = new ArrayList<>();
        for (VisibleBody body : bodies) {
            Vector3 foot = body.footAt(at);
            if (Math.hypot(foot.x() - place.x(), foot.y() - place.y()) < FARTHEST
                    && sight.isClearForLight(place, foot)) {
                Silhouette.of(body, foot, opticalFromSite, lens).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingDouble(Silhouette::distance));
        List<Silhouette> shown = new ArrayList<>();
        for (Silhouette one : all) {
            Optional<Silhouette> left = Optional.of(one);
            for (Silhouette nearer : shown) {
                left = left.flatMap(rest -> rest.behind(nearer));
            }
            left.ifPresent(shown::add);
        }
        return shown;
    }

    /** Joins boxes that the detector takes for one. */
    private List<Silhouette> merged(List<Silhouette> shown, long at) {
        List<Silhouette> out = new ArrayList<>();
        for (Silhouette one : shown) {
            int twin = -1;
            for (int i = 0; i < out.size() && twin < 0; i++) {
                boolean alike = out.get(i).body().label().equals(one.body().label())
                        && out.get(i).likeness(one) > MERGE_LIKENESS;
                twin = alike && draw("merge", one.body(), at / WHILE_NANOS) < 0.5 ? i : -1;
            }
            if (twin < 0) {
                out.add(one);
            } else {
                out.set(twin, out.get(twin).mergedWith(one));
            }
        }
        return out;
    }

    private boolean isNoticed(VisibleBody body, long at, long index) {
        return draw("miss", body, index) >= MISSED && draw("while", body, at / WHILE_NANOS) >= MISSED_FOR_A_WHILE;
    }

    private PixelDetection detection(Silhouette one, long index) {
        Noise draw = noise.child("edge").child(one.body().id());
        Box box = one.box();
        double across = Math.hypot(EDGE_PIXELS, EDGE_SHARE * box.width());
        double along = Math.hypot(EDGE_PIXELS, EDGE_SHARE * box.height());
        double width = lens.intrinsics().width();
        double height = lens.intrinsics().height();
        double left = edge(box.left(), across * draw.gaussian(4 * index), width);
        double right = edge(box.left() + box.width(), across * draw.gaussian(4 * index + 1), width);
        double top = edge(box.top(), along * draw.gaussian(4 * index + 2), height);
        double bottom = edge(box.top() + box.height(), along * draw.gaussian(4 * index + 3), height);
        double score = 0.75 + 0.2 * draw.child("score").uniform(index);
        return found(left, top, right, bottom, one.body().label(), score);
    }

    /** An edge of the image stays one. */
    private static double edge(double value, double error, double size) {
        boolean cut = value <= 0 || value >= size;
        return cut ? value : Math.max(0, Math.min(size, value + error));
    }

    private Optional<PixelDetection> falseBox(long index) {
        Noise draw = noise.child("false");
        if (draw.uniform(4 * index) >= FALSE_BOXES) {
            return Optional.empty();
        }
        double left = 0.9 * lens.intrinsics().width() * draw.uniform(4 * index + 1);
        double top = 0.7 * lens.intrinsics().height() * draw.uniform(4 * index + 2);
        double high = 60 + 140 * draw.uniform(4 * index + 3);
        return Optional.of(found(left, top, left + 0.4 * high, top + high, "person", 0.55));
    }

    private static PixelDetection found(
            double left, double top, double right, double bottom, String label, double score) {
        Box box = new Box(tenth(left), tenth(top), Math.max(1, tenth(right - left)), Math.max(1, tenth(bottom - top)));
        return new PixelDetection(
                Optional.empty(), Optional.of(box), Optional.of(label), Math.rint(score * 100) / 100, Optional.empty());
    }

    private double draw(String what, VisibleBody body, long index) {
        return noise.child(what).child(body.id()).uniform(index);
    }

    private static double tenth(double pixels) {
        return Math.rint(pixels * 10) / 10;
    }
}
