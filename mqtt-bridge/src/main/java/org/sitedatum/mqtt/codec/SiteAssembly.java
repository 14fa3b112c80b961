package org.sitedatum.mqtt.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.FencePatience;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.ImageSize;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Sector;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.site.Wall;

/** The contract's site document in code. Names for people fall back to the id. */
final class SiteAssembly {
    private SiteAssembly() {}

    static Site site(SiteNode node) {
        String id = node.text("id");
        return new Site(
                id,
                node.optionalText("name").orElse(id),
                node.optionalObject("georeference", SiteAssembly::georeference),
                node.objects("floors", SiteAssembly::floor),
                node.objects("frames", SiteAssembly::frame),
                node.objects("anchors", SiteAssembly::anchor),
                node.objects("cameras", SiteAssembly::camera),
                node.objects("detectors", SiteAssembly::detector),
                node.objects("markers", SiteAssembly::marker),
                node.objects("walls", SiteAssembly::wall),
                node.objects("fences", FenceAssembly::fence),
                node.objects("trackables", SiteAssembly::trackable),
                node.objects("sectors", sector -> new Sector(sector.text("id"), sector.textList("floors"))),
                node.optionalObject("meetings", SiteAssembly::meetings));
    }

    private static Georeference georeference(SiteNode node) {
        return new Georeference(
                node.number("latDeg"), node.number("lonDeg"), node.number("h"), node.number("headingDeg"));
    }

    private static Floor floor(SiteNode node) {
        String id = node.text("id");
        return new Floor(
                id,
                node.optionalText("name").orElse(id),
                node.number("elevation"),
                node.number("height"),
                node.pointList("outline"));
    }

    private static FramePlacement frame(SiteNode node) {
        return new FramePlacement(node.text("id"), node.text("parent"), node.transform(), node.optionalCovariance6());
    }

    private static Anchor anchor(SiteNode node) {
        return new Anchor(
                node.text("id"),
                node.vector("position"),
                node.optionalText("floor"),
                node.optionalCovariance3(),
                node.numberOrNaN("rangeBias"),
                node.numberOrNaN("rangeSigma"));
    }

    private static Camera camera(SiteNode node) {
        boolean posed = node.has("position") || node.has("orientation");
        return new Camera(
                node.text("id"),
                node.optionalText("frame"),
                posed ? Optional.of(node.transform()) : Optional.empty(),
                node.optionalObject("intrinsics", SiteAssembly::intrinsics),
                node.numberList("homography"),
                imageSize(node),
                node.optionalText("floor"));
    }

    private static Optional<ImageSize> imageSize(SiteNode node) {
        if (!node.has("imageSize")) {
            return Optional.empty();
        }
        List<Double> numbers = node.numberList("imageSize");
        if (numbers.size() != 2 || numbers.stream().anyMatch(n -> n != Math.rint(n))) {
            node.fault("imageSize", numbers, "needs two whole numbers, width and height in pixels");
            return Optional.empty();
        }
        return Optional.of(
                new ImageSize(numbers.get(0).intValue(), numbers.get(1).intValue()));
    }

    private static Intrinsics intrinsics(SiteNode node) {
        return new Intrinsics(
                node.number("fx"),
                node.number("fy"),
                node.number("cx"),
                node.number("cy"),
                node.numberList("distortion"),
                node.integer("width"),
                node.integer("height"));
    }

    private static Detector detector(SiteNode node) {
        return new Detector(
                node.text("id"),
                node.text("kind"),
                node.optionalTransform(),
                node.numberOrNaN("maxRange"),
                node.numberOrNaN("fieldOfView"),
                node.numberOrNaN("sigmaRange"),
                node.numberOrNaN("sigmaAzimuth"),
                node.numberOrNaN("latency"),
                node.numberOrNaN("clutterPerScan"),
                node.numberOrNaN("detectionProbability"));
    }

    private static Marker marker(SiteNode node) {
        return new Marker(node.text("id"), node.transform(), node.numberOrNaN("size"));
    }

    private static Wall wall(SiteNode node) {
        return new Wall(node.text("floor"), node.pointList("line"), node.text("material"));
    }

    private static Trackable trackable(SiteNode node) {
        String id = node.text("id");
        return new Trackable(
                id,
                node.optionalText("name").orElse(id),
                kind(node),
                node.objects("tags", tag -> new Tag(tag.text("id"), tag.vector("leverArm"))),
                node.numberOrNaN("height"),
                node.numberOrNaN("radius"),
                node.optionalObject("fencePatience", SiteAssembly::patience).orElse(FencePatience.NONE));
    }

    private static FencePatience patience(SiteNode node) {
        return new FencePatience(
                node.numberOrNaN("timeout"),
                node.numberOrNaN("exitTolerance"),
                node.numberOrNaN("toleranceTimeout"),
                node.numberOrNaN("exitDelay"));
    }

    private static Meetings meetings(SiteNode node) {
        return new Meetings(
                node.numberOrNaN("proximity"),
                node.numberOrNaN("exitTolerance"),
                node.numberOrNaN("horizon"),
                node.numberOrNaN("repeat"));
    }

    private static TrackableKind kind(SiteNode node) {
        String word = node.text("kind");
        for (TrackableKind kind : TrackableKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        if (!word.isEmpty()) {
            node.fault("kind", word, "allowed 'pedestrian', 'vehicle', 'headset', 'asset'");
        }
        return TrackableKind.ASSET;
    }
}
