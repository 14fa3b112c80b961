package org.sitedatum.headset.client;

import java.util.Optional;
import org.sitedatum.headset.align.SessionAlignment;
import org.sitedatum.headset.align.SightingResult;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;

/**
 * One session from the application's side: what it sees goes to the site, what the site makes of it comes back and is shown.
 * While the node tells where the session lies, that is the alignment; from a second of silence on the headset's own sightings
 * carry it further, and content never hangs on anything else than {@link SessionAlignment}.
 *
 * <p>One thread, the renderer's; waits for nothing and allocates only when something was told or seen.
 */
public final class HeadsetSession {

    /** ns: the node tells an alignment with every few poses it hears; when it has not for so long, the link is taken as gone. */
    private static final long SILENCE = 1_000_000_000L;

    private final SessionAlignment alignment;
    private final SpatialClient client;
    private long adoptedRevision = Long.MIN_VALUE;
    private long adoptedStamp = Long.MIN_VALUE;
    private long adoptedNanos = Long.MIN_VALUE;
    private long now = Long.MIN_VALUE;

    /** Of an alignment and a client, both this session's alone. */
    public HeadsetSession(SessionAlignment alignment, SpatialClient client) {
        this.alignment = alignment;
        this.client = client;
    }

    /** What content is shown with. */
    public SessionAlignment alignment() {
        return alignment;
    }

    /** True while the node tells where the session lies. */
    public boolean isLinked() {
        return adoptedNanos != Long.MIN_VALUE && now - adoptedNanos < SILENCE;
    }

    /**
     * A head pose, once a frame.
     *
     * @param timeNanos headset's clock
     */
    public void headPose(long timeNanos, PoseBuffer sessionFromHead, Convention convention) {
        if (timeNanos < now) {
            adoptedNanos = Math.min(adoptedNanos, timeNanos);
        }
        now = timeNanos;
        alignment.headPose(timeNanos, sessionFromHead, convention);
        client.headPose(timeNanos, sessionFromHead, convention);
        Optional<ServerAlignment> told = client.serverAlignment();
        if (told.isPresent()
                && (told.get().revision() != adoptedRevision || told.get().stampNanos() != adoptedStamp)) {
            adopt(told.get());
        }
    }

    /** The headset's own tracking is lost in this frame. */
    public void headLost(long timeNanos) {
        now = timeNanos;
        alignment.headLost(timeNanos);
    }

    /** The session's frame starts anew with the next pose. */
    public void sessionReset() {
        alignment.sessionReset();
        client.sessionReset();
    }

    /**
     * A marker was seen: the site is told, and while it is silent the headset uses it itself.
     *
     * @param timeNanos when the image was taken
     * @param siteFromMarker from the site document, z up
     * @param sessionFromHead of that time
     * @param headFromMarker as seen
     * @param convention of the last two
     * @param sigma of the seen position and axis, m
     * @param yawSigma of the seen heading, rad
     */
    public SightingResult markerSeen(
            long timeNanos,
            String marker,
            Pose siteFromMarker,
            Pose sessionFromHead,
            Pose headFromMarker,
            Convention convention,
            double sigma,
            double yawSigma) {
        client.markerSeen(timeNanos, marker, headFromMarker, convention, sigma, yawSigma);
        if (isLinked()) {
            return SightingResult.KEPT;
        }
        return alignment.markerSeen(
                timeNanos, marker, siteFromMarker, sessionFromHead.then(headFromMarker), convention, sigma, yawSigma);
    }

    private void adopt(ServerAlignment told) {
        adoptedRevision = told.revision();
        adoptedStamp = told.stampNanos();
        long when = client.clock().isSynchronized() ? client.clock().headsetNanos(told.stampNanos()) : now;
        if (alignment.alignmentTold(when, told.siteFromSession(), told.covariance()) == SightingResult.USED) {
            adoptedNanos = now;
        }
    }
}
