package org.sitedatum.positioning.sector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Site;

/**
 * Which detections without an identity each sector's engine takes, whichever sector their sensor stands in: those of the bodies
 * it follows, wherever they walk, and those in its sector that are of no other sector's body. So a body that crosses is not
 * found a second time on the other side. The engines tell each other where their bodies are that are near another sector.
 * One thread owns it, the engine's.
 *
 * <p>Detections without a place (directions, pixels) are the sector's that the sensor stands in.
 */
final class SharedScans {

    /** How far from where it is expected a body may be detected, m: two people side by side are nearer their own. */
    private static final double GATE = 1.5;
    /** Of one body the head and the feet may be detected, m: less than a storey. */
    private static final double GATE_UP = 2;
    /** A body that was not seen for so long is not expected anywhere, ns. */
    private static final long FORGOTTEN_NANOS = 1_000_000_000L;
    /** An engine that found something in a sensor's scans hears for so long when it finds nothing, ns. */
    private static final long CONCERNED_NANOS = 2_000_000_000L;
    /** Between two words about one body, ns. */
    private static final long WORD_NANOS = 90_000_000L;

    private final String sector;
    /** Bodies near another sector: of this one, and of others. */
    private final Map<String, NearBody> own = new LinkedHashMap<>();

    private final Map<String, NearBody> foreign = new LinkedHashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private final Map<String, Long> concerned = new HashMap<>();
    private SectorMap map;
    private DetectionPlaces places;
    private boolean isNeeded;

    SharedScans(String sector, Site site, SectorMap map) {
        this.sector = sector;
        this.map = map;
        this.places = new DetectionPlaces(site);
        this.isNeeded = !site.detectors().isEmpty();
    }

    /** Goes on with another revision of the site. */
    void follow(Site site, SectorMap next) {
        map = next;
        places = new DetectionPlaces(site);
        isNeeded = !site.detectors().isEmpty();
    }

    /** Whether a fix is one of these. */
    static boolean isOne(Fix fix) {
        boolean isSet = fix instanceof DetectionsFix || fix instanceof ScanFix;
        return isSet && fix.header().trackable().isEmpty();
    }

    /** What this engine takes of a fix without an identity; empty: nothing, not even that nothing was seen. */
    Optional<Fix> partOf(Fix fix) {
        Optional<RigidTransform> siteFromSensor = map.findSensorPose(fix);
        boolean isHome = map.sectorOfSensor(fix).equals(sector);
        if (siteFromSensor.isEmpty()) {
            return isHome ? Optional.of(fix) : Optional.empty();
        }
        List<Optional<Vector3>> at = places.of(fix, siteFromSensor);
        List<Integer> mine = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            boolean takes = at.get(i)
                    .map(place -> isMine(place, isHome, fix.stampNanos()))
                    .orElse(isHome);
            if (takes) {
                mine.add(i);
            }
        }
        if (!mine.isEmpty()) {
            concerned.put(fix.header().source(), fix.stampNanos());
        }
        long since = fix.stampNanos() - concerned.getOrDefault(fix.header().source(), Long.MIN_VALUE / 2);
        if (!isHome && since > CONCERNED_NANOS) {
            return Optional.empty();
        }
        return Optional.of(mine.size() == at.size() ? fix : with(fix, mine));
    }

    private boolean isMine(Vector3 place, boolean isHome, long stampNanos) {
        boolean isHere = map.sectorAt(place).map(sector::equals).orElse(isHome);
        if (isHere ? foreign.isEmpty() : own.isEmpty()) {
            return isHere;
        }
        double toOwn = nearest(own.values(), place, stampNanos).orElse(Double.POSITIVE_INFINITY);
        double toForeign = nearest(foreign.values(), place, stampNanos).orElse(Double.POSITIVE_INFINITY);
        if (toOwn < Double.POSITIVE_INFINITY || toForeign < Double.POSITIVE_INFINITY) {
            return toOwn <= toForeign;
        }
        return isHere;
    }

    private static OptionalDouble nearest(Collection<NearBody> bodies, Vector3 place, long stampNanos) {
        return bodies.stream()
                .filter(body -> Math.abs(stampNanos - body.stampNanos()) < FORGOTTEN_NANOS)
                .filter(body -> Math.abs(place.z() - body.place().z()) < GATE_UP)
                .mapToDouble(body -> {
                    double later = 1e-9 * (stampNanos - body.stampNanos());
                    return Math.hypot(
                            place.x()
                                    - body.place().x()
                                    - later * body.velocity().x(),
                            place.y()
                                    - body.place().y()
                                    - later * body.velocity().y());
                })
                .filter(distance -> distance < GATE)
                .min();
    }

    private static Fix with(Fix fix, List<Integer> mine) {
        if (fix instanceof ScanFix scan) {
            return new ScanFix(
                    scan.header(),
                    scan.sensor(),
                    mine.stream().map(scan.detections()::get).toList());
        }
        DetectionsFix set = (DetectionsFix) fix;
        return new DetectionsFix(
                set.header(),
                set.sensor(),
                set.frame(),
                mine.stream().map(set.detections()::get).toList());
    }

    /** A body of this sector has a pose; the word that the other sectors should hear of it, if one is due. */
    Optional<NearBody> note(PoseEstimate pose) {
        String body = pose.trackable();
        if (!isNeeded) {
            return Optional.empty();
        }
        if (pose.state() == TrackingState.LOST) {
            own.remove(body);
            told.remove(body);
            return Optional.empty();
        }
        NearBody here = NearBody.of(pose, sector);
        foreign.remove(body);
        tidy(pose.stampNanos());
        boolean isDue = pose.stampNanos() - told.getOrDefault(body, Long.MIN_VALUE / 2) >= WORD_NANOS;
        if (!isDue) {
            own.computeIfPresent(body, (same, before) -> here);
            return Optional.empty();
        }
        told.put(body, pose.stampNanos());
        if (!map.plan().isNearOther(pose.position(), sector)) {
            own.remove(body);
            return Optional.empty();
        }
        own.put(body, here);
        return Optional.of(here);
    }

    private void tidy(long nowNanos) {
        own.values().removeIf(body -> nowNanos - body.stampNanos() > FORGOTTEN_NANOS);
        foreign.values().removeIf(body -> nowNanos - body.stampNanos() > FORGOTTEN_NANOS);
        told.values().removeIf(stamp -> nowNanos - stamp > FORGOTTEN_NANOS);
    }

    /** Hears where a body of another sector is. */
    void hear(NearBody near) {
        if (isNeeded && !near.sector().equals(sector) && !own.containsKey(near.body())) {
            foreign.put(near.body(), near);
        }
    }

    /** A body has gone to another sector. */
    void give(String body, String to) {
        told.remove(body);
        Optional.ofNullable(own.remove(body)).ifPresent(last -> foreign.put(body, last.in(to)));
    }

    /** A body has come. */
    void take(String body) {
        Optional.ofNullable(foreign.remove(body)).ifPresent(last -> own.put(body, last.in(sector)));
    }
}
