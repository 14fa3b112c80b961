package org.sitedatum.positioning.sector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/**
 * The owners of a site's sectors and what goes between them: every fix to each, every hand-over to each after a delay. An
 * owner may die and be replaced by one that goes on from a snapshot.
 */
final class SectorRun {

    /** What was said, when, and under which epoch. */
    record Said(PoseEstimate pose, long atNanos, long epoch) {}

    private static final long SNAPSHOT_NANOS = 250_000_000L;

    final List<Said> poses = new ArrayList<>();
    final List<SiteEvent> events = new ArrayList<>();
    final List<FixRejection> rejections = new ArrayList<>();
    final Map<String, Long> revisions = new HashMap<>();
    final List<HandOver> handOvers = new ArrayList<>();
    final Map<String, Owner> owners = new LinkedHashMap<>();
    private final Site site;
    private final SectorMap map;
    private final long delayNanos;
    private final ArrayDeque<Letter> mail = new ArrayDeque<>();
    private final List<Fix> heard = new ArrayList<>();
    private long nowNanos = Long.MIN_VALUE;
    /** Which owner dies as a body crosses, if any. */
    private Victim victim = Victim.NOBODY;

    private boolean dying;

    enum Victim {
        NOBODY,
        /** The owner that hands over, before a word of it is out. */
        GIVER_UNHEARD,
        /** The owner that hands over, after its last word was heard. */
        GIVER_HEARD,
        /** The owner that takes, before it has. */
        TAKER_BEFORE,
        /** The owner that takes, right after it has. */
        TAKER_AFTER
    }

    private record Letter(Optional<HandOver> handOver, Optional<NearBody> near, long dueNanos) {}

    SectorRun(Site site, long delayNanos, Victim victim) {
        this.site = site;
        this.map = new SectorMap(site);
        this.delayNanos = delayNanos;
        this.victim = victim;
        long epoch = 70;
        for (String sector : map.ids()) {
            Owner owner = new Owner(sector, epoch);
            owners.put(sector, owner);
            owner.speak();
            epoch -= 6;
        }
    }

    /** Feeds all, and waits for the mail that is under way then. */
    void feed(List<Fix> fixes) {
        fixes.forEach(this::feed);
        nowNanos += delayNanos;
        deliver();
    }

    private void feed(Fix fix) {
        nowNanos = Math.max(nowNanos, fix.header().receivedNanos());
        heard.add(fix);
        deliver();
        for (Owner owner : List.copyOf(owners.values())) {
            owner.saveIfDue();
            owner.engine.accept(fix);
        }
        deliver();
    }

    private void deliver() {
        while (!mail.isEmpty() && mail.getFirst().dueNanos <= nowNanos) {
            Letter letter = mail.removeFirst();
            letter.handOver.ifPresent(
                    one -> deliver(HandOver.decode(one.encode()).orElseThrow()));
            letter.near.ifPresent(one -> {
                NearBody near = NearBody.decode(one.encode()).orElseThrow();
                owners.values().forEach(owner -> owner.engine.hear(near));
            });
        }
    }

    private void deliver(HandOver handOver) {
        String to = handOver.tenure().sector();
        boolean deadly = !dying && victim != Victim.NOBODY && handOvers.size() > 6;
        if (deadly && victim == Victim.TAKER_BEFORE) {
            replace(to);
        }
        if (deadly && victim == Victim.GIVER_UNHEARD) {
            replace(handOver.from());
            return;
        }
        for (Owner owner : owners.values()) {
            if (owner.engine.take(handOver).isPresent()) {
                throw new AssertionError("the state of " + handOver.body() + " was refused");
            }
        }
        if (deadly && victim == Victim.TAKER_AFTER) {
            replace(to);
        }
        if (deadly && victim == Victim.GIVER_HEARD) {
            replace(handOver.from());
        }
    }

    /** The owner dies; another goes on from its last snapshot, with all fixes heard since and what the others know. */
    private void replace(String sector) {
        dying = true;
        Owner dead = owners.get(sector);
        dead.die();
        Owner next = new Owner(sector, dead.epoch + 64);
        owners.put(sector, next);
        if (next.engine.resume(dead.snapshot).isPresent()) {
            throw new AssertionError("the snapshot was refused");
        }
        next.snapshot = dead.snapshot;
        next.savedNanos = dead.savedNanos;
        for (Owner other : owners.values()) {
            if (other != next) {
                other.engine.tenures().forEach(next.engine::learn);
            }
        }
        heard.subList(dead.savedAfter, heard.size()).forEach(next.engine::accept);
        for (Owner other : owners.values()) {
            if (other != next) {
                other.engine.given().forEach(next.engine::take);
            }
        }
        next.savedAfter = dead.savedAfter;
        next.speak();
        dying = false;
        victim = Victim.NOBODY;
    }

    /** One sector's owner. */
    final class Owner implements SectorListener {
        final SectorEngine engine;
        final long epoch;
        private boolean speaking;
        private byte[] snapshot = {};
        private long savedNanos = Long.MIN_VALUE;
        private int savedAfter;

        Owner(String sector, long epoch) {
            this.epoch = epoch;
            engine = new SectorEngine(
                    site,
                    map,
                    sector,
                    0,
                    EngineOptions.defaults(),
                    this,
                    other -> owners.containsKey(other) ? owners.get(other).epoch : 0);
            snapshot = engine.snapshot();
        }

        void speak() {
            speaking = true;
            engine.setDeciding(true);
        }

        void die() {
            speaking = false;
            engine.setDeciding(false);
        }

        void saveIfDue() {
            if (nowNanos - savedNanos >= SNAPSHOT_NANOS || savedNanos == Long.MIN_VALUE) {
                snapshot = engine.snapshot();
                savedNanos = nowNanos;
                savedAfter = heard.size() - 1;
            }
        }

        @Override
        public void onPose(PoseEstimate pose) {
            if (speaking) {
                long lift = engine.tenureOf(pose.trackable()).epochLift();
                poses.add(new Said(pose, nowNanos, epoch + lift));
            }
        }

        @Override
        public void onEvent(SiteEvent event) {
            if (speaking) {
                events.add(event);
            }
        }

        @Override
        public void onRejection(FixRejection rejection) {
            if (speaking) {
                rejections.add(rejection);
            }
        }

        @Override
        public void onAlignment(
                String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
            if (speaking && revisions.merge(frame, revision, (before, now) -> before < now ? now : -1L) < 0) {
                throw new AssertionError("revision " + revision + " does not follow");
            }
        }

        @Override
        public void onHandOver(HandOver handOver) {
            handOvers.add(handOver);
            mail.add(new Letter(Optional.of(handOver), Optional.empty(), nowNanos + delayNanos));
        }

        @Override
        public void onNear(NearBody near) {
            mail.add(new Letter(Optional.empty(), Optional.of(near), nowNanos + delayNanos));
        }
    }
}
