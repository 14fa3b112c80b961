package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.scene.CrowdSimulation;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.positioning.vision.PosedCamera;
import org.sitedatum.positioning.vision.SiteVision;

/**
 * Four cameras in the corners of a square hall and a detector of people on their images, with its faults: edges that jitter,
 * one person in ten missed, people behind others missed or put into one box with them, boxes where nobody is, boxes cut off
 * by the edge of the image.
 */
final class BoxCameras {

    static final double SIDE = 20;

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final double FOCAL = 1000;
    private static final double MOUNTED = 4;
    private static final double TILT = Math.toRadians(20);
    private static final Intrinsics INTRINSICS =
            new Intrinsics(FOCAL, FOCAL, 0.5 * WIDTH, 0.5 * HEIGHT, List.of(), WIDTH, HEIGHT);
    private static final double STATURE = 1.75;
    private static final double SEEN = 0.9;
    private static final double FALSE_BOXES = 0.2;
    /** Share of a box behind nearer ones from which nobody is made out, */
    private static final double HIDDEN = 0.7;
    /** and from which one box in two is taken for the nearer's. */
    private static final double OVERLAID = 0.4;

    private final SplittableRandom random;
    private final boolean homographies;
    private final List<RigidTransform> poses;

    /** One person in an image: the box, and how far away. */
    private record Shown(Box box, double distance) {}

    /** What the detector made of one: where the body is in the image, and which box shows it. */
    private record Found(Box whole, OptionalInt box) {}

    /**
     * Cameras.
     *
     * @param homographies known by nothing but the map from their pixels to the floor
     */
    BoxCameras(long seed, boolean homographies) {
        this(seed, homographies, corners());
    }

    private BoxCameras(long seed, boolean homographies, List<RigidTransform> poses) {
        random = new SplittableRandom(seed);
        this.homographies = homographies;
        this.poses = poses;
    }

    /** Seven cameras 2.5 m high around a square of 36 m by 12 m, as people film public places. */
    static BoxCameras aroundAPlaza(long seed) {
        List<RigidTransform> poses = new ArrayList<>();
        double[][] places = {{0, 0}, {12, 0}, {24, 0}, {36, 0}, {0, 12}, {18, 12}, {36, 12}};
        double[][] looks = {{14, 7}, {18, 9}, {18, 9}, {22, 7}, {14, 5}, {18, 3}, {22, 5}};
        for (int i = 0; i < places.length; i++) {
            poses.add(pose(places[i][0], places[i][1], looks[i][0], looks[i][1], 2.5, Math.toRadians(8)));
        }
        return new BoxCameras(seed, false, poses);
    }

    private static List<RigidTransform> corners() {
        List<RigidTransform> poses = new ArrayList<>();
        for (int camera = 0; camera < 4; camera++) {
            double x = camera % 2 == 0 ? 0 : SIDE;
            double y = camera < 2 ? 0 : SIDE;
            poses.add(pose(x, y, 0.5 * SIDE, 0.5 * SIDE, MOUNTED, TILT));
        }
        return poses;
    }

    private static RigidTransform pose(double x, double y, double toX, double toY, double z, double tilt) {
        double yaw = Math.atan2(toY - y, toX - x);
        return new RigidTransform(
                Quaternion.ofYawPitchRoll(yaw, tilt, 0).times(SiteVision.LOOKING_AHEAD), new Vector3(x, y, z));
    }

    private RigidTransform pose(int camera) {
        return poses.get(camera);
    }

    Site site() {
        List<Camera> cameras = new ArrayList<>();
        for (int i = 0; i < poses.size(); i++) {
            cameras.add(
                    homographies
                            ? new Camera(
                                    "cam" + i, Optional.empty(), Optional.empty(), Optional.empty(), floorFromImage(i))
                            : new Camera(
                                    "cam" + i,
                                    Optional.empty(),
                                    Optional.of(pose(i)),
                                    Optional.of(INTRINSICS),
                                    List.of()));
        }
        return Site.builder("hall")
                .name("Hall")
                .floors(List.of(new Floor("ground", "ground", 0, 5, List.of())))
                .cameras(cameras)
                .build();
    }

    /** The inverse of K (r1 r2 t), by its cofactors. */
    private List<Double> floorFromImage(int camera) {
        RigidTransform opticalFromSite = pose(camera).inverse();
        Vector3 origin = opticalFromSite.translation();
        Vector3[] columns = {
            image(opticalFromSite.rotation().rotate(new Vector3(1, 0, 0))),
            image(opticalFromSite.rotation().rotate(new Vector3(0, 1, 0))),
            image(origin)
        };
        double volume = columns[0].dot(columns[1].cross(columns[2]));
        List<Double> rows = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            Vector3 dual = columns[(row + 1) % 3].cross(columns[(row + 2) % 3]).times(1 / volume);
            rows.addAll(List.of(dual.x(), dual.y(), dual.z()));
        }
        return rows;
    }

    private static Vector3 image(Vector3 ray) {
        return new Vector3(FOCAL * ray.x() + 0.5 * WIDTH * ray.z(), FOCAL * ray.y() + 0.5 * HEIGHT * ray.z(), ray.z());
    }

    /** An image of each camera, one camera after another, at every {@code nth} stamp of the truth. */
    List<Fix> watch(List<TruthSample> truth, int nth) {
        SortedMap<Long, List<TruthSample>> byStamp = new TreeMap<>();
        truth.forEach(sample -> byStamp.computeIfAbsent(sample.stampNanos(), stamp -> new ArrayList<>())
                .add(sample));
        List<Fix> fixes = new ArrayList<>();
        int tick = 0;
        for (List<TruthSample> now : byStamp.values()) {
            for (int camera = 0; tick % nth == 0 && camera < poses.size(); camera++) {
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
        return new PixelFix(
                header,
                "cam" + camera,
                boxes.stream()
                        .map(box -> new PixelDetection(
                                Optional.empty(), Optional.of(box), Optional.of("person"), 0.8, Optional.empty()))
                        .toList());
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
        PosedCamera real = new PosedCamera(new Lens(INTRINSICS), UncertainTransform.exact(pose(camera)));
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
        double distance = place.distanceTo(pose(camera).translation());
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

    /** Replays what they say of a crowd through an engine. */
    static AnonymousScore score(long seed, int people, double seconds, boolean homographies) {
        CrowdSimulation crowd = CrowdSimulation.oneSensor(seed, people, SIDE, 0, seconds);
        BoxCameras cameras = new BoxCameras(seed, homographies);
        return Replay.run(
                        cameras.site(),
                        EngineOptions.defaults(),
                        cameras.watch(crowd.truth(), 1).iterator(),
                        crowd.truth(),
                        new ScoringOptions(5_000_000_000L, 0.5, 500_000_000L),
                        new EngineListener() {})
                .anonymous()
                .orElseThrow();
    }

    /** Replays what seven cameras around a square say of people who cross it, so many images a second of each. */
    static AnonymousScore scorePlaza(long seed, int people, double seconds, int perSecond, double matchMetres) {
        List<TruthSample> truth = new PlazaCrowd(seed, 36, 12).walk(people, seconds);
        BoxCameras cameras = aroundAPlaza(seed);
        return Replay.run(
                        cameras.site(),
                        EngineOptions.defaults(),
                        cameras.watch(truth, 10 / perSecond).iterator(),
                        truth,
                        new ScoringOptions(5_000_000_000L, matchMetres, 500_000_000L),
                        new EngineListener() {})
                .anonymous()
                .orElseThrow();
    }

    /** Prints what comes of other densities and rates. */
    public static void main(String[] words) {
        System.out.println("place people images/s seed | mota idf1 coverage false rmse switches");
        for (int seed = 1; seed <= Integer.parseInt(words[0]); seed++) {
            for (int people : new int[] {8, 30}) {
                print("hall", people, 10, seed, score(seed, people, 30, false));
            }
            for (int people : new int[] {12, 25, 40}) {
                for (int perSecond : new int[] {2, 5, 10}) {
                    print("plaza", people, perSecond, seed, scorePlaza(seed, people, 40, perSecond, 0.5));
                }
            }
        }
    }

    private static void print(String place, int people, int perSecond, int seed, AnonymousScore score) {
        double wrong = score.coverage() - score.mota() - (double) score.identitySwitches() / score.truths();
        System.out.printf(
                Locale.ROOT,
                "%s %d %d %d | %.3f %.3f %.3f %.3f %.3f %d%n",
                place,
                people,
                perSecond,
                seed,
                score.mota(),
                score.idf1(),
                score.coverage(),
                wrong,
                score.matchedRmse(),
                score.identitySwitches());
    }
}
