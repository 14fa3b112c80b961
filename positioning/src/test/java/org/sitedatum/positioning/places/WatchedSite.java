package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.FencePatience;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;

/** Places fed by hand: seconds instead of stamps, what happened as lines of text. */
final class WatchedSite {

    static final long SECOND = 1_000_000_000L;
    static final long START = 1_767_225_600L * SECOND;

    final List<SiteEvent> events = new ArrayList<>();
    final Places places;
    private double sigma = 0.05;
    private Optional<String> floor = Optional.of("g");
    private double z = 1;
    private Vector3 velocity = Vector3.ZERO;
    private double heightSigma = Double.NaN;
    private double floorProbability = Double.NaN;

    WatchedSite(Optional<Meetings> meetings, Fence... fences) {
        places = new Places(site(meetings, fences), EngineOptions.defaults(), new EventEmitter(events::add));
    }

    /** With a body {@code hasty} that has fences do otherwise. */
    WatchedSite(FencePatience patience, Fence... fences) {
        Site plain = site(Optional.empty(), fences);
        List<Trackable> bodies = new ArrayList<>(plain.trackables());
        bodies.add(
                new Trackable("hasty", "hasty", TrackableKind.PEDESTRIAN, List.of(), Double.NaN, Double.NaN, patience));
        Site site = plain.toBuilder().trackables(bodies).build();
        places = new Places(site, EngineOptions.defaults(), new EventEmitter(events::add));
    }

    WatchedSite(Fence... fences) {
        this(Optional.empty(), fences);
    }

    static Site site(Optional<Meetings> meetings, Fence... fences) {
        List<Trackable> trackables = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            trackables.add(new Trackable(id, id, TrackableKind.PEDESTRIAN, List.of(), Double.NaN));
        }
        trackables.add(new Trackable("wide", "wide", TrackableKind.VEHICLE, List.of(), Double.NaN, 2));
        return Site.builder("s")
                .floors(List.of(new Floor("g", "g", 0, 4, List.of()), new Floor("u", "u", 4, 4, List.of())))
                .fences(List.of(fences))
                .trackables(trackables)
                .meetings(meetings)
                .build();
    }

    static Fence box(String id, double x0, double y0, double x1, double y1) {
        return Fence.ofPolygon(id, Optional.empty(), List.of(rectangle(x0, y0, x1, y1)));
    }

    static List<Point2> rectangle(double x0, double y0, double x1, double y1) {
        return List.of(new Point2(x0, y0), new Point2(x1, y0), new Point2(x1, y1), new Point2(x0, y1));
    }

    WatchedSite withSigma(double newSigma) {
        sigma = newSigma;
        return this;
    }

    WatchedSite onFloor(String newFloor) {
        floor = Optional.of(newFloor);
        return this;
    }

    WatchedSite atHeight(double newZ) {
        z = newZ;
        return this;
    }

    /** Heights are so sure, and not as sure as the rest. */
    WatchedSite withHeightSigma(double newSigma) {
        heightSigma = newSigma;
        return this;
    }

    WatchedSite onFloorProbably(double probability) {
        floorProbability = probability;
        return this;
    }

    WatchedSite moving(double vx, double vy) {
        velocity = new Vector3(vx, vy, 0);
        return this;
    }

    static long stamp(double seconds) {
        return START + Math.round(1e9 * seconds);
    }

    WatchedSite pose(String body, double seconds, double x, double y) {
        return pose(body, seconds, x, y, TrackingState.TRACKING);
    }

    WatchedSite pose(String body, double seconds, double x, double y, TrackingState state) {
        places.onPose(new PoseEstimate(
                body,
                stamp(seconds),
                floor,
                new Vector3(x, y, z),
                Optional.empty(),
                Covariance6.isotropic(sigma, 0).plus(Covariance6.ofDiagonal(0, 0, heightVariance(), 0, 0, 0)),
                velocity,
                Optional.empty(),
                state,
                3 * sigma,
                List.of(),
                1,
                Optional.empty(),
                0,
                0,
                floorProbability));
        return this;
    }

    private double heightVariance() {
        return Double.isNaN(heightSigma) ? 0 : heightSigma * heightSigma;
    }

    WatchedSite until(double seconds) {
        places.advanceTo(stamp(seconds));
        return this;
    }

    /** All fence events as {@code fence body change cause seconds}. */
    List<String> said() {
        List<String> lines = new ArrayList<>();
        for (SiteEvent event : events) {
            if (event instanceof FenceEvent fence) {
                lines.add(fence.fence() + " " + fence.trackable() + " " + fence.change() + " " + fence.cause() + " "
                        + Math.round(1e-3 * (fence.stampNanos() - START)) / 1e6);
            }
        }
        return lines;
    }
}
