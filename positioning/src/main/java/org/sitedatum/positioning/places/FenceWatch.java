package org.sitedatum.positioning.places;

import java.util.Arrays;
import java.util.List;
import org.sitedatum.positioning.event.FenceEvent.Cause;
import org.sitedatum.positioning.event.FenceEvent.Change;
import org.sitedatum.positioning.places.Stay.Status;

/**
 * Turns poses into entries, dwells and exits. A body enters when its covariance supports that it is inside (probability at
 * least the fence's enterProbability), and is out when it supports that it is not (at most its exitProbability); in between
 * nothing happens. Two poses surely outside with the fence between them are an entry and an exit.
 *
 * <p>One thread; no allocation while nothing happens.
 */
final class FenceWatch {

    /** Between poses farther apart the way taken is not known well enough to say what it led through, ns. */
    static final long LONGEST_GAP_NANOS = 5_000_000_000L;

    /** Nor over more metres than this. */
    private static final double LONGEST_WALK = 100;

    private final ZoneMap zones;
    private final Watched watched;
    private final FenceVoice voice;
    private final Judge judge = new Judge();
    private final RegionProbe probe = judge.probe();
    private final Passage passage;
    private int[] left = new int[4];
    private int leftCount;

    FenceWatch(ZoneMap zones, Watched watched, FenceVoice voice) {
        this.zones = zones;
        this.watched = watched;
        this.voice = voice;
        this.passage = new Passage(voice);
    }

    /** Follows a body to the pose it was just heard at. */
    void observe(BodyPlace body) {
        boolean gap =
                body.heardNanos() - body.previousNanos() > LONGEST_GAP_NANOS || body.previousNanos() == Stay.NOWHERE;
        followStays(body, gap);
        lookAround(zones.onEveryFloor(), body, gap);
        if (body.floor() != Zone.ANY_FLOOR) {
            lookAround(zones.onFloor(body.floor()), body, gap);
        }
    }

    private void followStays(BodyPlace body, boolean gap) {
        List<Stay> stays = body.stays();
        leftCount = 0;
        int kept = 0;
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            if (gap) {
                stay.forgetApproach();
            }
            boolean tooLate = body.heardNanos() < stay.saidNanos();
            boolean keep = tooLate || (stay.status().hasEntered() ? staysOn(stay, body) : approaches(stay, body));
            if (keep) {
                stays.set(kept++, stay);
            } else {
                leave(stay.zoneIndex());
            }
        }
        while (stays.size() > kept) {
            stays.remove(stays.size() - 1);
        }
    }

    private void leave(int zoneIndex) {
        if (leftCount == left.length) {
            left = Arrays.copyOf(left, 2 * leftCount);
        }
        left[leftCount++] = zoneIndex;
    }

    /** True for a watched zone the body had no stay at before this pose. */
    private boolean isNew(int zoneIndex, BodyPlace body) {
        for (int i = 0; i < leftCount; i++) {
            if (left[i] == zoneIndex) {
                return false;
            }
        }
        return watched.isOn(zoneIndex) && body.stayAt(zoneIndex) < 0;
    }

    /** A body that has entered: inside, slipping, leaving or gone. */
    private boolean staysOn(Stay stay, BodyPlace body) {
        Zone zone = stay.zone();
        long stamp = body.heardNanos();
        judge(stay, zone.core(), body, 0);
        double mass = probe.mass;
        double clearance = probe.clearance;
        stay.believe(mass);
        if (mass > zone.exitProbability()) {
            stay.become(Status.INSIDE, stamp);
            return true;
        }
        if (isWithinTolerance(zone, body)) {
            stay.become(Status.SLIPPING, stamp);
            if (stamp - stay.sinceNanos() < zone.toleranceNanos()) {
                return true;
            }
        } else {
            stay.become(Status.LEAVING, stamp);
            if (stamp - stay.sinceNanos() < zone.exitDelayNanos()) {
                return true;
            }
        }
        voice.say(stay, body, Change.EXITED, Cause.POSE, stamp);
        stay.become(Status.NEAR, stamp);
        stay.approachFrom(body.now().x(), body.now().y(), stamp);
        return clearance > zone.clearOutside();
    }

    private boolean isWithinTolerance(Zone zone, BodyPlace body) {
        if (zone.stay() == zone.core() || isElsewhere(zone, body)) {
            return false;
        }
        judge.judge(zone, zone.stay(), body.now());
        return probe.mass > zone.exitProbability();
    }

    /** A body that has not entered: near, entering, inside or gone again, perhaps through the fence. */
    private boolean approaches(Stay stay, BodyPlace body) {
        Zone zone = stay.zone();
        judge(stay, zone.entry(), body, zone.entryShrink());
        return decide(stay, body, Cause.POSE, body.heardNanos());
    }

    private boolean decide(Stay stay, BodyPlace body, Cause cause, long stamp) {
        Zone zone = stay.zone();
        stay.believe(probe.mass);
        if (probe.mass >= zone.enterProbability()) {
            if (stay.status() == Status.NEAR) {
                stay.become(Status.ENTERING, stamp);
            }
            if (stamp - stay.sinceNanos() >= zone.enterDelayNanos()) {
                enter(stay, body, cause, stamp);
            }
            return true;
        }
        if (probe.clearance > zone.clearOutside()) {
            if (probe.mass <= zone.exitProbability()) {
                stay.become(Status.NEAR, stamp);
            }
            return true;
        }
        if (stay.approachNanos() != Stay.NOWHERE) {
            passage.check(zone, body, stay.approachX(), stay.approachY(), stay.approachNanos());
        }
        return false;
    }

    private void enter(Stay stay, BodyPlace body, Cause cause, long stamp) {
        stay.enter(stamp, body.nextVisit());
        voice.say(stay, body, Change.ENTERED, cause, stamp);
    }

    /** Looks for zones the body comes to, or has gone through since its last pose. */
    private void lookAround(ZoneGrid grid, BodyPlace body, boolean gap) {
        Whereabouts at = body.now();
        double walk = gap ? 0 : Math.hypot(at.x() - body.previousX(), at.y() - body.previousY());
        int cell = grid.cellAt(at.x(), at.y());
        if (cell >= 0) {
            double away = grid.fromCentre(at.x(), at.y());
            for (int entry = grid.first(cell); entry < grid.end(cell); entry++) {
                int index = grid.zone(entry);
                double depth = grid.centreDepth(entry);
                if (!Judge.isFarOutside(at, depth, away, walk) && isNew(index, body)) {
                    meet(index, body, depth, away, walk);
                }
            }
        }
        if (walk > ZoneGrid.MARGIN && walk <= LONGEST_WALK) {
            lookAlong(grid, body, walk, cell);
        }
    }

    private void meet(int index, BodyPlace body, double depthNearby, double away, double walk) {
        Zone zone = zones.zone(index);
        judge.judge(zone, zone.entry(), body.now(), depthNearby, away, zone.entryShrink());
        if (probe.clearance > zone.clearOutside()) {
            begin(index, body, Cause.POSE, body.heardNanos());
        } else if (walk > 0 && walk <= LONGEST_WALK) {
            passage.check(zone, body, body.previousX(), body.previousY(), body.previousNanos());
        }
    }

    /** Starts a stay at a zone the body is not surely outside of, as judged. */
    private void begin(int index, BodyPlace body, Cause cause, long stamp) {
        Stay stay = new Stay(zones.zone(index, body.id()), index);
        if (body.previousNanos() != Stay.NOWHERE && body.heardNanos() - body.previousNanos() <= LONGEST_GAP_NANOS) {
            stay.approachFrom(body.previousX(), body.previousY(), body.previousNanos());
        }
        body.stays().add(stay);
        decide(stay, body, cause, stamp);
    }

    /** Goes along the last walk for zones that are not listed in the cell it ended in. */
    private void lookAlong(ZoneGrid grid, BodyPlace body, double walk, int endCell) {
        Whereabouts at = body.now();
        int steps = (int) Math.ceil(walk / ZoneGrid.MARGIN);
        passage.begin();
        int before = -1;
        for (int step = 0; step < steps; step++) {
            double share = (double) step / steps;
            double x = body.previousX() + share * (at.x() - body.previousX());
            double y = body.previousY() + share * (at.y() - body.previousY());
            int cell = grid.cellAt(x, y);
            if (cell < 0 || cell == before || cell == endCell) {
                continue;
            }
            before = cell;
            for (int entry = grid.first(cell); entry < grid.end(cell); entry++) {
                int index = grid.zone(entry);
                if (isNew(index, body) && !isListed(grid, endCell, index)) {
                    passage.checkOnce(zones.zone(index), index, body);
                }
            }
        }
    }

    private static boolean isListed(ZoneGrid grid, int cell, int zone) {
        for (int entry = cell < 0 ? 0 : grid.first(cell); cell >= 0 && entry < grid.end(cell); entry++) {
            if (grid.zone(entry) == zone) {
                return true;
            }
        }
        return false;
    }

    private void judge(Stay stay, Region region, BodyPlace body, double shrink) {
        Zone zone = stay.zone();
        if (isElsewhere(zone, body)) {
            judge.outside();
            return;
        }
        Whereabouts at = body.now();
        ZoneGrid grid = zone.floor() == Zone.ANY_FLOOR ? zones.onEveryFloor() : zones.onFloor(zone.floor());
        int cell = grid.cellAt(at.x(), at.y());
        for (int entry = cell < 0 ? 0 : grid.first(cell); cell >= 0 && entry < grid.end(cell); entry++) {
            if (grid.zone(entry) == stay.zoneIndex()) {
                judge.judge(zone, region, at, grid.centreDepth(entry), grid.fromCentre(at.x(), at.y()), shrink);
                return;
            }
        }
        judge.judge(zone, region, at);
    }

    private static boolean isElsewhere(Zone zone, BodyPlace body) {
        return zone.floor() != Zone.ANY_FLOOR && zone.floor() != body.floor();
    }

    /** Lets a body that stands in a zone enter it as the zone begins to be watched. */
    void welcome(int zoneIndex, BodyPlace body, long stampNanos) {
        Zone zone = zones.zone(zoneIndex);
        if (isElsewhere(zone, body) || body.stayAt(zoneIndex) >= 0) {
            return;
        }
        judge.judge(zone, zone.entry(), body.now());
        if (probe.clearance > zone.clearOutside()) {
            begin(zoneIndex, body, Cause.SCHEDULE, stampNanos);
        }
    }
}
