package org.sitedatum.positioning.door;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;

/**
 * Checks a fix against the site and the clock: known body, known sensors, stamp neither from the future nor too old,
 * numbers finite and physical. Stateless but for the site; allocates only when it refuses.
 */
public final class FixDoor {

    private final EngineOptions options;
    private final Map<String, String> bodyOf = new HashMap<>();
    private final Set<String> anchors = new HashSet<>();
    private final Set<String> sensors = new HashSet<>();
    private final Set<String> cameras = new HashSet<>();
    private final Set<String> markers = new HashSet<>();

    /** A door for a valid site. */
    public FixDoor(Site site, EngineOptions options) {
        this.options = options;
        for (Trackable trackable : site.trackables()) {
            bodyOf.put(trackable.id(), trackable.id());
            for (Tag tag : trackable.tags()) {
                bodyOf.put(tag.id(), trackable.id());
            }
        }
        site.anchors().forEach(anchor -> anchors.add(anchor.id()));
        site.detectors().forEach(detector -> sensors.add(detector.id()));
        site.cameras().forEach(camera -> sensors.add(camera.id()));
        site.cameras().forEach(camera -> cameras.add(camera.id()));
        site.markers().forEach(marker -> markers.add(marker.id()));
    }

    /** Id of the trackable a trackable's or tag's id stands for. */
    public Optional<String> findBody(String id) {
        return Optional.ofNullable(bodyOf.get(id));
    }

    /** Empty when the fix may come in. */
    public Optional<Refusal> check(Fix fix) {
        Optional<Refusal> refusal = checkHeader(fix.header());
        if (refusal.isEmpty()) {
            refusal = checkSensors(fix);
        }
        return refusal.isEmpty() ? FixNumbers.check(fix) : refusal;
    }

    private Optional<Refusal> checkHeader(FixHeader header) {
        if (!EntityId.isValid(header.source())) {
            return refuse(Reason.INVALID_ID, "source is not an id: 1 to 128 of letters, digits, - _ . :");
        }
        long late = saturatedDifference(header.receivedNanos(), header.stampNanos());
        if (late < -options.maxFutureNanos()) {
            return refuse(
                    Reason.FROM_FUTURE,
                    "stamp is " + millis(-late) + " ms after its receipt, allowed " + millis(options.maxFutureNanos())
                            + " ms; synchronise the source's clock");
        }
        if (late > options.maxAgeNanos()) {
            return refuse(
                    Reason.TOO_OLD,
                    "stamp is " + millis(late) + " ms before its receipt, allowed " + millis(options.maxAgeNanos())
                            + " ms; send sooner or synchronise the source's clock");
        }
        if (header.trackable().isPresent()
                && !bodyOf.containsKey(header.trackable().get())) {
            return refuse(
                    Reason.UNKNOWN_TRACKABLE,
                    "trackable " + header.trackable().get()
                            + " is no trackable or tag of the site; add it to the site");
        }
        return Optional.empty();
    }

    private Optional<Refusal> checkSensors(Fix fix) {
        if (fix instanceof RangeFix range) {
            return anchor("anchor", range.anchor());
        }
        if (fix instanceof RangeDifferenceFix difference) {
            Optional<Refusal> refusal = anchor("anchor", difference.anchor());
            if (refusal.isEmpty() && difference.anchor().equals(difference.reference())) {
                return refuse(
                        Reason.OUT_OF_RANGE,
                        "anchor and reference are both " + difference.anchor() + "; they must differ");
            }
            return refusal.isEmpty() ? anchor("reference", difference.reference()) : refusal;
        }
        if (fix instanceof PixelFix pixel && !cameras.contains(pixel.camera())) {
            return unknown("camera", pixel.camera());
        }
        if (fix instanceof MarkerFix marker) {
            return checkMarker(marker);
        }
        if (fix instanceof PoseFix pose && pose.pointName().isPresent() && !isPointOf(pose)) {
            return refuse(
                    Reason.UNKNOWN_TRACKABLE,
                    "point " + pose.pointName().get() + " is no tag of the fix's trackable; name one or send [x,y,z]");
        }
        boolean fixedBearing =
                fix instanceof BearingFix && fix.header().siteFromSensor().isEmpty();
        if (fixedBearing && !sensors.contains(((BearingFix) fix).sensor())) {
            return unknown("sensor", ((BearingFix) fix).sensor());
        }
        return Optional.empty();
    }

    /** A body's or tag's id stands for a camera or a marker that it wears. */
    private Optional<Refusal> checkMarker(MarkerFix fix) {
        if (!cameras.contains(fix.camera()) && !bodyOf.containsKey(fix.camera())) {
            return unknown("camera", fix.camera());
        }
        if (!markers.contains(fix.marker()) && !bodyOf.containsKey(fix.marker())) {
            return unknown("marker", fix.marker());
        }
        return Optional.empty();
    }

    /** True when the pose's named point is a tag of the body it is about. */
    private boolean isPointOf(PoseFix pose) {
        String body = bodyOf.get(pose.pointName().orElse(""));
        return body != null && body.equals(bodyOf.get(pose.header().trackable().orElse("")));
    }

    private Optional<Refusal> anchor(String field, String id) {
        return anchors.contains(id) ? Optional.empty() : unknown(field, id);
    }

    private static Optional<Refusal> unknown(String field, String id) {
        return refuse(Reason.UNKNOWN_SENSOR, field + " " + id + " is not in the site; add it or correct the id");
    }

    private static Optional<Refusal> refuse(Reason reason, String detail) {
        return Optional.of(new Refusal(reason, detail));
    }

    /** {@code a - b}, or the largest number of its sign: an absurd stamp stays on the right side of now. */
    private static long saturatedDifference(long a, long b) {
        long difference = a - b;
        boolean overflow = ((a ^ b) & (a ^ difference)) < 0;
        return overflow ? (a < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE) : difference;
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
