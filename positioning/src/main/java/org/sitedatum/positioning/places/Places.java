package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.FenceEvent.Cause;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/**
 * Watches where bodies are: fences entered and left, bodies near each other and colliding. Fed with the poses an engine
 * publishes and with its time, it says events.
 *
 * <p>Only measured poses count (tracking, degraded). Coasting changes nothing; a lost body stays where it was until the fence's
 * {@code timeout}, but an anonymous one ends there. A pose older than the last of its body changes nothing. One thread, the engine's; a function of its input.
 */
public final class Places {

    private record Timer(long dueNanos, BodyPlace body) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(body.order(), other.body.order());
        }
    }

    private final EventEmitter events;
    private final ZoneMap zones;
    private final Watched watched;
    private final FenceWatch fences;
    private final FenceTimes times;
    private final Handover handover;
    private final MeetingWatch meetings;
    private final boolean idle;
    private final long forgetNanos;
    private final Set<String> identified = new HashSet<>();
    private final Map<String, Integer> floorIndex = new HashMap<>();
    private final Map<String, BodyPlace> bodies = new LinkedHashMap<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Whereabouts next = new Whereabouts();
    private long bodiesMet;
    private long timeNanos = Stay.NOWHERE;

    /** The places of a valid site. */
    public Places(Site site, EngineOptions options, EventEmitter events) {
        this.events = events;
        this.zones = new ZoneMap(site);
        this.watched = new Watched(zones);
        FenceVoice voice = new FenceVoice(events);
        this.fences = new FenceWatch(zones, watched, voice);
        this.times = new FenceTimes(voice);
        this.handover = new Handover(voice);
        this.meetings = new MeetingWatch(site, events);
        this.idle = zones.isEmpty() && meetings.isIdle();
        this.forgetNanos = options.lostAfterNanos();
        for (Trackable trackable : site.trackables()) {
            identified.add(trackable.id());
        }
        for (int i = 0; i < site.floors().size(); i++) {
            floorIndex.put(site.floors().get(i).id(), i);
        }
    }

    /** Hears a pose as it is published. */
    public void onPose(PoseEstimate pose) {
        if (idle) {
            return;
        }
        passSwitches(pose.stampNanos());
        if (pose.state() == TrackingState.LOST) {
            lose(pose);
        } else if (pose.state() != TrackingState.COASTING) {
            hear(pose);
        }
    }

    private void lose(PoseEstimate pose) {
        Optional<BodyPlace> known = Optional.ofNullable(bodies.get(pose.trackable()));
        known.filter(body -> pose.stampNanos() >= body.heardNanos()).ifPresent(body -> {
            times.pass(body, pose.stampNanos());
            meetings.part(body.id(), pose.stampNanos());
            body.lose();
            if (!body.isIdentified()) {
                forget(body, pose.stampNanos());
            }
        });
    }

    private void hear(PoseEstimate pose) {
        BodyPlace body =
                bodies.computeIfAbsent(pose.trackable(), id -> new BodyPlace(id, bodiesMet++, identified.contains(id)));
        times.pass(body, pose.stampNanos());
        if (pose.stampNanos() < body.heardNanos()) {
            return;
        }
        int floor = pose.floor()
                .map(id -> floorIndex.getOrDefault(id, Zone.ANY_FLOOR))
                .orElse(Zone.ANY_FLOOR);
        next.set(pose);
        body.hear(next, floor, pose.floor(), pose.stampNanos());
        fences.observe(body);
        meetings.observe(body, pose);
        setTimer(body);
    }

    /** Lets time pass without a pose; ns since the Unix epoch. */
    public void advanceTo(long nowNanos) {
        if (idle) {
            return;
        }
        passSwitches(nowNanos);
        for (Timer timer = timers.peek(); timer != null && timer.dueNanos() <= nowNanos; timer = timers.peek()) {
            timers.remove();
            BodyPlace body = timer.body();
            if (timer.dueNanos() == body.timerNanos() && bodies.get(body.id()) == body) {
                ring(body, timer.dueNanos());
            }
        }
    }

    private void ring(BodyPlace body, long dueNanos) {
        body.setTimer(Zone.NEVER);
        if (!body.isIdentified() && dueNanos >= body.heardNanos() + forgetNanos) {
            meetings.part(body.id(), dueNanos);
            forget(body, dueNanos);
        } else {
            times.pass(body, dueNanos);
            setTimer(body);
        }
    }

    private void forget(BodyPlace body, long stampNanos) {
        times.end(body, Cause.LOST, stampNanos);
        bodies.remove(body.id());
    }

    /** Sets the body's timer when it must ring earlier than it is set to; a timer that rings too early is set again. */
    private void setTimer(BodyPlace body) {
        long due = times.nextDue(body);
        if (!body.isIdentified()) {
            due = Math.min(due, body.heardNanos() + forgetNanos);
        }
        if (due < body.timerNanos()) {
            body.setTimer(due);
            timers.add(new Timer(due, body));
        }
    }

    private void passSwitches(long nowNanos) {
        if (nowNanos > timeNanos) {
            timeNanos = nowNanos;
            watched.passTo(nowNanos, this::onSwitch);
        }
    }

    private void onSwitch(int zone, boolean on, long stampNanos) {
        for (BodyPlace body : bodies.values()) {
            times.pass(body, stampNanos);
            if (on && !body.isLost()) {
                fences.welcome(zone, body, stampNanos);
                setTimer(body);
            } else if (!on) {
                times.end(body, zone, Cause.SCHEDULE, stampNanos);
            }
        }
    }

    /** Hears that a body without a name proved to be another, whose stays go on under its name, or not to be it after all. */
    public void onMerge(MergeEvent merge) {
        if (merge.change() == MergeEvent.Change.MERGED) {
            introduce(merge);
        }
        Optional.ofNullable(bodies.get(merge.trackable())).ifPresent(named -> {
            times.pass(named, merge.stampNanos());
            if (merge.change() == MergeEvent.Change.MERGED) {
                unite(merge.anonymous(), named, merge.stampNanos());
            } else if (Handover.owes(named, merge.anonymous())) {
                part(named, merge.anonymous(), merge.stampNanos());
            }
            setTimer(named);
        });
    }

    /** A named body that was not heard yet is where the one without a name was. */
    private void introduce(MergeEvent merge) {
        BodyPlace unnamed = bodies.get(merge.anonymous());
        if (unnamed != null && !bodies.containsKey(merge.trackable())) {
            BodyPlace named = new BodyPlace(merge.trackable(), bodiesMet++, identified.contains(merge.trackable()));
            named.restore(unnamed.snapshot(Optional.empty()), unnamed.floor());
            bodies.put(named.id(), named);
        }
    }

    private void unite(String unnamed, BodyPlace named, long stampNanos) {
        BodyPlace body = bodies.remove(unnamed);
        if (body != null) {
            times.pass(body, stampNanos);
            meetings.part(unnamed, stampNanos);
            handover.give(body, named, stampNanos);
        }
    }

    private void part(BodyPlace named, String unnamed, long stampNanos) {
        BodyPlace body = bodies.computeIfAbsent(unnamed, id -> {
            BodyPlace found = new BodyPlace(id, bodiesMet++, false);
            found.restore(named.snapshot(Optional.empty()), named.floor());
            return found;
        });
        handover.giveBack(named, body, stampNanos);
        setTimer(body);
    }

    /** Ends what a body does anywhere: it is not in the site any more, or not followed as it was. */
    public void removeBody(String id, long stampNanos) {
        Optional.ofNullable(bodies.get(id)).ifPresent(body -> {
            times.pass(body, stampNanos);
            meetings.part(id, stampNanos);
            times.end(body, Cause.REMOVED, stampNanos);
            bodies.remove(id);
        });
    }

    /** Ends all stays at a fence: it is not in the site any more. */
    public void removeFence(String id, long stampNanos) {
        int zone = zones.find(id);
        if (zone >= 0) {
            bodies.values().forEach(body -> {
                times.pass(body, stampNanos);
                times.end(body, zone, Cause.REMOVED, stampNanos);
            });
        }
    }

    /** Ends all meetings: the site has other rules for them. */
    public void endMeetings(long stampNanos) {
        bodies.keySet().forEach(id -> meetings.part(id, stampNanos));
    }

    /** Ends the stays at fences that are not watched at a time; for a site whose schedules are not as they were. */
    public void endUnwatched(long nowNanos) {
        passSwitches(nowNanos);
        for (BodyPlace body : bodies.values()) {
            for (Stay stay : List.copyOf(body.stays())) {
                if (!watched.isOn(stay.zoneIndex())) {
                    times.end(body, stay.zoneIndex(), Cause.SCHEDULE, nowNanos);
                }
            }
        }
    }

    /** All that is remembered, for the next owner of the sector. */
    public PlacesState state() {
        List<PlacesState.BodyState> states = new ArrayList<>(bodies.size());
        bodies.values().forEach(body -> states.add(body.snapshot(meetings.motion(body.id()))));
        return new PlacesState(events.lastSequence(), timeNanos, states, meetings.snapshot());
    }

    /**
     * Forgets a body without a word, for another engine to go on with it.
     *
     * @return the body, if it was known, its stays and its meetings, and nothing else
     */
    public PlacesState release(String id) {
        List<PlacesState.BodyState> states = Optional.ofNullable(bodies.remove(id)).stream()
                .map(body -> body.snapshot(meetings.motion(id)))
                .toList();
        return new PlacesState(0, timeNanos, states, meetings.release(id));
    }

    /** Goes on with bodies, their stays and meetings where another engine released them, in place of what it knows. */
    public void admit(PlacesState released) {
        for (PlacesState.BodyState one : released.bodies()) {
            release(one.id());
        }
        put(released);
    }

    /** Goes on where another engine of the same sector was; stays at fences that are gone are dropped. Before any pose. */
    public void resume(PlacesState state) {
        events.continueAfter(state.lastSequence());
        passSwitches(state.timeNanos());
        put(state);
    }

    private void put(PlacesState state) {
        for (PlacesState.BodyState one : state.bodies()) {
            BodyPlace body = new BodyPlace(one.id(), bodiesMet++, identified.contains(one.id()));
            body.restore(
                    one,
                    one.floor()
                            .map(id -> floorIndex.getOrDefault(id, Zone.ANY_FLOOR))
                            .orElse(Zone.ANY_FLOOR));
            for (PlacesState.StayState stay : one.stays()) {
                int zone = zones.find(stay.fence());
                if (zone >= 0) {
                    body.stays().add(new Stay(zones.zone(zone, one.id()), zone, stay));
                }
            }
            bodies.put(one.id(), body);
            setTimer(body);
            one.motion().ifPresent(motion -> meetings.resume(body, motion));
        }
        meetings.resume(state.meetings());
    }
}
