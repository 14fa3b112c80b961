package org.sitedatum.positioning.places;

import java.util.List;
import org.sitedatum.positioning.event.FenceEvent.Cause;
import org.sitedatum.positioning.event.FenceEvent.Change;
import org.sitedatum.positioning.places.Stay.Status;

/** Does what time alone decides at fences: delayed entries and exits, dwells, exits of bodies not heard any more. */
final class FenceTimes {

    private final FenceVoice voice;

    FenceTimes(FenceVoice voice) {
        this.voice = voice;
    }

    /** When the next thing is due for a body; {@link Zone#NEVER} when nothing is. */
    long nextDue(BodyPlace body) {
        List<Stay> stays = body.stays();
        long due = Zone.NEVER;
        for (int i = 0; i < stays.size(); i++) {
            due = Math.min(due, stays.get(i).dueNanos(body.heardNanos()));
        }
        return due;
    }

    /** Does all that is due for a body by {@code nowNanos}, in order of time, then of entry. */
    void pass(BodyPlace body, long nowNanos) {
        for (long due = nextDue(body); due <= nowNanos; due = nextDue(body)) {
            int i = 0;
            while (body.stays().get(i).dueNanos(body.heardNanos()) != due) {
                i++;
            }
            act(body.stays().get(i), body, due);
        }
    }

    private void act(Stay stay, BodyPlace body, long due) {
        if (stay.status() == Status.ENTERING && due >= stay.silentNanos(body.heardNanos())) {
            leave(stay, due);
        } else if (stay.status() == Status.ENTERING) {
            stay.enter(due, body.nextVisit());
            voice.say(stay, body, Change.ENTERED, Cause.TIMEOUT, due);
        } else if (stay.dwellNanos() == due) {
            stay.dwell();
            voice.say(stay, body, Change.DWELLING, Cause.TIMEOUT, due);
        } else {
            voice.say(stay, body, Change.EXITED, Cause.TIMEOUT, due);
            leave(stay, due);
        }
    }

    /** Not inside any more as time has it; the next pose begins anew. */
    private static void leave(Stay stay, long due) {
        stay.become(Status.NEAR, due);
        stay.forgetApproach();
    }

    /** Ends all stays of a body at once. */
    void end(BodyPlace body, Cause cause, long stampNanos) {
        for (Stay stay : body.stays()) {
            if (stay.status().hasEntered()) {
                voice.say(stay, body, Change.EXITED, cause, Math.max(stampNanos, stay.saidNanos()));
            }
        }
        body.stays().clear();
    }

    /** Ends a body's stay at one zone, if it has one. */
    void end(BodyPlace body, int zoneIndex, Cause cause, long stampNanos) {
        int place = body.stayAt(zoneIndex);
        if (place >= 0) {
            Stay stay = body.stays().remove(place);
            if (stay.status().hasEntered()) {
                voice.say(stay, body, Change.EXITED, cause, Math.max(stampNanos, stay.saidNanos()));
            }
        }
    }
}
