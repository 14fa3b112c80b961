package org.sitedatum.positioning.places;

import java.util.Arrays;
import org.sitedatum.positioning.event.FenceEvent.Cause;
import org.sitedatum.positioning.event.FenceEvent.Change;
import org.sitedatum.positioning.filter.NormalDistribution;

/**
 * Finds zones a body went through between two poses surely outside, on the straight way between them, and says the entry and
 * the exit with stamps in proportion to the way. Beside the way the zone must be wide enough for the uncertainty: the position
 * across the way must lie in the zone's extent across it with the probability asked for entering.
 */
final class Passage {

    private final FenceVoice voice;
    private final RegionProbe probe = new RegionProbe();
    private int[] checked = new int[8];
    private int checkedCount;

    Passage(FenceVoice voice) {
        this.voice = voice;
    }

    /** Begins a walk whose zones are to be checked once each. */
    void begin() {
        checkedCount = 0;
    }

    /** Checks a zone against the body's last walk unless it was since {@link #begin}. */
    void checkOnce(Zone zone, int zoneIndex, BodyPlace body) {
        for (int i = 0; i < checkedCount; i++) {
            if (checked[i] == zoneIndex) {
                return;
            }
        }
        if (checkedCount == checked.length) {
            checked = Arrays.copyOf(checked, 2 * checkedCount);
        }
        checked[checkedCount++] = zoneIndex;
        check(zone, body, body.previousX(), body.previousY(), body.previousNanos());
    }

    /** Checks the way from a pose surely outside to the body's last one, also surely outside; a correction is no way. */
    void check(Zone zone, BodyPlace body, double fromX, double fromY, long fromNanos) {
        Whereabouts at = body.now();
        if (fromNanos == body.heardNanos() || !zone.entry().cross(fromX, fromY, at.x(), at.y(), probe)) {
            return;
        }
        double dx = at.x() - fromX;
        double dy = at.y() - fromY;
        double walk = Math.sqrt(dx * dx + dy * dy);
        double elapsed = body.heardNanos() - fromNanos;
        long in = fromNanos + Math.round(probe.in * elapsed);
        long out = fromNanos + Math.round(probe.out * elapsed);
        zone.entry().shadow(at.x(), at.y(), dx / walk, dy / walk, probe);
        double sigma = at.sigmaAlong(-dy / walk, dx / walk);
        double support =
                (NormalDistribution.below(probe.greatest / sigma) - NormalDistribution.below(probe.least / sigma))
                        * zone.heightMass(at);
        if (support < zone.enterProbability() || out - in < zone.enterDelayNanos()) {
            return;
        }
        long visit = body.nextVisit();
        voice.say(zone, body, Change.ENTERED, Cause.CROSSING, in, visit, in, support);
        if (out - in >= zone.dwellNanos()) {
            voice.say(zone, body, Change.DWELLING, Cause.CROSSING, in + zone.dwellNanos(), visit, in, support);
        }
        voice.say(zone, body, Change.EXITED, Cause.CROSSING, out, visit, in, support);
    }
}
