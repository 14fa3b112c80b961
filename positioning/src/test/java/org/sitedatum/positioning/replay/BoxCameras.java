package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.BodyPixel;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.vision.GroundHit;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.PixelNoise;
import org.sitedatum.positioning.vision.PosedCamera;

/**
 * A detector of people on the images of cameras, with its faults: edges that jitter, one person in ten missed, people behind
 * others missed or put into one box with them, boxes where nobody is, boxes cut off by the edge of the image.
 */
final class BoxCameras {

    private static final int WIDTH = CameraRig.WIDTH;
    private static final int HEIGHT = CameraRig.HEIGHT;
    private static final double STATURE = 1.75;
    private static final double SEEN = 0.9;
    private static final double FALSE_BOXES = 0.2;
    /** Of a foot in the image where no box is sent, px. */
    private static final double FOOT_SIGMA = 4;

    private static final double FARTHEST_PLACE = 25;
    /** Share of a box behind nearer ones from which nobody is made out, */
    private static final double HIDDEN = 0.7;
    /** and from which one box in two is taken for the nearer's. */
    private static final double OVERLAID = 0.4;

    private final SplittableRandom random;
    private final CameraRig rig;
    private final CameraRig.Form form;

    /** One person in an image: the box, and how far away. */
    private record Shown(Box box, double distance) {}

    /** What the detector made of one: where the body is in the image, and which box shows it. */
    private record Found(Box whole, OptionalInt box) {}

    BoxCameras(long seed, CameraRig rig, CameraRig.Form form) {
        random = new SplittableRandom(seed);
        this.rig = rig;
        this.form = form;
    }

    /** An image of each camera, one camera after another, at every {@code nth} stamp of the truth. */
    List<Fix> watch(List<TruthSample> truth, int nth) {
        SortedMap<Long, List<TruthSample>> byStamp = new TreeMap<>();
        truth.forEach(sample -> byStamp.computeIfAbsent(sample.stampNanos(), stamp -> new ArrayList<>())
                .add(sample));
        List<Fix> fixes = new ArrayList<>();
        int tick = 0;
        for (List<TruthSample> now : byStamp.values()) {
            for (int camera = 0; tick % nth == 0 && camera < rig.real().size(); camera++) {
                fixes.add(image(camera, now));
            }
            tick++;
        }
        return fixes;
    }

    private Fix image(int camera, List<TruthSample> now) {
        List<Shown> people = new ArrayList<>();
        for (TruthSample sample : now) {
            shown(camera, sample.position()).ifPresent(people::add);
        }
        people.sort(Comparator.comparingDouble(Shown::distance));
        List<Box> boxes = new ArrayList<>();
        List<Found> nearer = new ArrayList<>();
        for (Shown person : people) {
            nearer.add(new Found(person.box(), detect(person.box(), nearer, boxes)));
        }
        if (random.nextDouble() < FALSE_BOXES) {
            boxes.add(new Box(
                    0.9 * WIDTH * random.nextDouble(),
                    HEIGHT * (0.2 + 0.5 * random.nextDouble()),
                    40 + 60 * random.nextDouble(),
                    100 + 200 * random.nextDouble()));
        }
        FixHeader header = new FixHeader(
                "cam" + camera,
                now.get(0).stampNanos(),
                now.get(0).stampNanos() + 2_000_000L,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
        return fix(camera, header, boxes);
    }

    private Fix fix(int camera, FixHeader header, List<Box> boxes) {
        if (form == CameraRig.Form.PLACES) {
            List<PositionDetection> places = new ArrayList<>();
            boxes.forEach(box -> place(camera, box).ifPresent(places::add));
            return new DetectionsFix(header, "cam" + camera, Site.FRAME, places);
        }
        return new PixelFix(
                header, "cam" + camera, boxes.stream().map(this::detection).toList());
    }

    private PixelDetection detection(Box box) {
        boolean feet = form == CameraRig.Form.MAPPED_FEET;
        return new PixelDetection(
                feet ? Optional.of(new BodyPixel(foot(box), PixelDetection.Target.FOOT)) : Optional.empty(),
                feet ? Optional.empty() : Optional.of(box),
                Optional.of("person"),
                0.8,
                Optional.empty());
    }

    private PixelPoint foot(Box box) {
        double sigma = form == CameraRig.Form.MAPPED_FEET ? FOOT_SIGMA : 0;
        return new PixelPoint(
                box.left() + 0.5 * box.width() + sigma * Dense.normal(random),
                Math.min(HEIGHT, box.top() + box.height() + sigma * Dense.normal(random)));
    }

    /** Where whoever sends places puts a box, up to 25 m away. */
    private Optional<PositionDetection> place(int camera, Box box) {
        PosedCamera told = rig.toldEye(camera);
        if (!(told.ground(foot(box), PixelNoise.ofSigma(1), 0, 0) instanceof GroundHit.Found hit)) {
            return Optional.empty();
        }
        Vector3 eye = told.siteFromOptical().transform().translation();
        return Math.hypot(hit.x() - eye.x(), hit.y() - eye.y()) > FARTHEST_PLACE
                ? Optional.empty()
                : Optional.of(new PositionDetection(
                        hit.x(),
                        hit.y(),
                        Double.NaN,
                        Optional.empty(),
                        Optional.of("person"),
                        Double.NaN,
                        Optional.empty()));
    }

    /** Adds a person's box, or widens that of the one in front; its place among the boxes, or none. */
    private OptionalInt detect(Box person, List<Found> nearer, List<Box> boxes) {
        double hidden = 0;
        OptionalInt before = OptionalInt.empty();
        for (Found front : nearer) {
            double share = overlap(person, front.whole());
            if (share > hidden) {
                hidden = share;
                before = front.box();
            }
        }
        if (hidden > HIDDEN || random.nextDouble() > SEEN) {
            return OptionalInt.empty();
        }
        Box box = jittered(person);
        if (hidden > OVERLAID && before.isPresent() && random.nextBoolean()) {
            boxes.set(before.getAsInt(), union(boxes.get(before.getAsInt()), box));
            return before;
        }
        boxes.add(box);
        return OptionalInt.of(boxes.size() - 1);
    }

    /** The person's box, cut off at the edges of the image; empty when less than half of it is inside. */
    private Optional<Shown> shown(int camera, Vector3 place) {
        PosedCamera real = rig.eye(camera);
        ImagePoint foot = new ImagePoint();
        ImagePoint head = new ImagePoint();
        if (!real.project(place.x(), place.y(), 0, foot) || !real.project(place.x(), place.y(), STATURE, head)) {
            return Optional.empty();
        }
        double height = foot.v() - head.v();
        double width = 0.35 * height;
        Box whole = new Box(foot.u() - 0.5 * width, head.v(), width, height);
        Box cut = intersection(whole, new Box(0, 0, WIDTH, HEIGHT));
        double inside = area(cut) / area(whole);
        double distance = place.distanceTo(rig.real().get(camera).translation());
        return inside > 0.5 ? Optional.of(new Shown(cut, distance)) : Optional.empty();
    }

    private Box jittered(Box box) {
        double x = Math.hypot(1.5, 0.03 * box.width());
        double y = Math.hypot(1.5, 0.03 * box.height());
        double left = box.left() + x * Dense.normal(random);
        double top = box.top() + y * Dense.normal(random);
        double right = box.left() + box.width() + x * Dense.normal(random);
        double bottom = box.top() + box.height() + y * Dense.normal(random);
        return intersection(new Box(left, top, right - left, bottom - top), new Box(0, 0, WIDTH, HEIGHT));
    }

    private static double area(Box box) {
        return Math.max(0, box.width()) * Math.max(0, box.height());
    }

    /** Share of the first that the second covers. */
    private static double overlap(Box behind, Box front) {
        return area(intersection(behind, front)) / Math.max(1, area(behind));
    }

    private static Box intersection(Box a, Box b) {
        double left = Math.max(a.left(), b.left());
        double top = Math.max(a.top(), b.top());
        double right = Math.min(a.left() + a.width(), b.left() + b.width());
        double bottom = Math.min(a.top() + a.height(), b.top() + b.height());
        return new Box(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private static Box union(Box a, Box b) {
        double left = Math.min(a.left(), b.left());
        double top = Math.min(a.top(), b.top());
        double right = Math.max(a.left() + a.width(), b.left() + b.width());
        double bottom = Math.max(a.top() + a.height(), b.top() + b.height());
        return new Box(left, top, right - left, bottom - top);
    }
}
