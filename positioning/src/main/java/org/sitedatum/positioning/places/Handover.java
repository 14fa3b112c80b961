package org.sitedatum.positioning.places;

import java.util.List;
import org.sitedatum.positioning.event.FenceEvent.Cause;
import org.sitedatum.positioning.event.FenceEvent.Change;

/**
 * Hands the stays of a body that went without a name to the body it proved to be, and those still going on back when that was
 * wrong: each id's entries and exits alternate throughout, and the stay keeps the time it began and whether it was a dwell.
 */
final class Handover {

    private final FenceVoice voice;

    Handover(FenceVoice voice) {
        this.voice = voice;
    }

    /** Hands all stays that were entered to the named body; where that one is inside as well, it stays as from the earlier. */
    void give(BodyPlace unnamed, BodyPlace named, long stampNanos) {
        named.countVisitsAfter(unnamed);
        for (Stay stay : List.copyOf(unnamed.stays())) {
            if (stay.status().hasEntered()) {
                Stay own = named.stayAtOrNew(stay);
                boolean isInside = own.status().hasEntered();
                end(stay, unnamed, stampNanos);
                if (isInside) {
                    own.reachBack(stay);
                } else {
                    own.takeOver(stay, named.nextVisit(), unnamed.id());
                    voice.say(own, named, Change.ENTERED, Cause.MERGE, Math.max(stampNanos, stay.saidNanos()));
                }
            }
        }
    }

    /** True when some stay of the named body was handed over by the other and goes on. */
    static boolean owes(BodyPlace named, String unnamed) {
        return named.stays().stream().anyMatch(stay -> isOf(stay, unnamed));
    }

    /** Hands back what was handed over and goes on. */
    void giveBack(BodyPlace named, BodyPlace unnamed, long stampNanos) {
        for (Stay stay : List.copyOf(named.stays())) {
            if (isOf(stay, unnamed.id())) {
                Stay own = unnamed.stayAtOrNew(stay);
                end(stay, named, stampNanos);
                own.takeOver(stay, unnamed.nextVisit(), "");
                voice.say(own, unnamed, Change.ENTERED, Cause.MERGE, Math.max(stampNanos, stay.saidNanos()));
            }
        }
    }

    private static boolean isOf(Stay stay, String unnamed) {
        return stay.status().hasEntered() && stay.lender().equals(unnamed);
    }

    private void end(Stay stay, BodyPlace body, long stampNanos) {
        voice.say(stay, body, Change.EXITED, Cause.MERGE, Math.max(stampNanos, stay.saidNanos()));
        body.stays().remove(stay);
    }
}
