package org.sitedatum.positioning;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.frames.FrameId;
import org.sitedatum.frames.StampedTransform;
import org.sitedatum.frames.TransformBuffer;
import org.sitedatum.frames.TransformLookup;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.door.Refusal;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/**
 * Brings fixes stated in a frame of the site to the site frame, through the frame tree at the fix's own stamp and with
 * the uncertainty of the frames added. What is stated in a frame that moves is not brought anywhere.
 */
final class SiteFrames {

    private final TransformBuffer buffer = new TransformBuffer();
    private final Map<String, String> parents = new HashMap<>();
    private final Set<String> bodies = new HashSet<>();
    private final MovingFrames moving;

    /** Takes the static frames of a valid site, and those that bodies are heard to move in. */
    SiteFrames(Site site, MovingFrames moving) {
        this.moving = moving;
        for (Trackable trackable : site.trackables()) {
            bodies.add(trackable.id());
            trackable.tags().forEach(tag -> bodies.add(tag.id()));
        }
        for (FramePlacement frame : site.frames()) {
            parents.put(frame.id(), frame.parent());
            buffer.insertFixed(new StampedTransform(
                    new FrameId(frame.parent()),
                    new FrameId(frame.id()),
                    0,
                    frame.parentFromFrame(),
                    frame.covariance().orElse(Covariance6.ZERO)));
        }
    }

    /** The fix in the site frame; empty when its frame moves or is not connected to the site. */
    Optional<Fix> toSite(Fix fix) {
        String frame = frameOf(fix);
        if (frame.equals(Site.FRAME)) {
            return Optional.of(fix);
        }
        return siteFrom(frame, fix.stampNanos()).map(siteFromFrame -> {
            if (fix instanceof PositionFix position) {
                return convert(position, siteFromFrame);
            }
            return fix instanceof PoseFix pose
                    ? convert(pose, siteFromFrame)
                    : convert((DetectionsFix) fix, siteFromFrame);
        });
    }

    /** Why {@link #toSite} has no answer. */
    Refusal refusal(Fix fix) {
        String frame = frameOf(fix);
        Optional<String> odometryOf = moving.findBody(frame);
        if (odometryOf.isPresent()) {
            return new Refusal(
                    Reason.MOVING_FRAME,
                    "frame " + frame + " is the odometry of " + odometryOf.get()
                            + " and drifts; state the fix in the site frame or in one fixed to it");
        }
        String root = rootOf(frame);
        if (bodies.contains(root)) {
            return new Refusal(
                    Reason.MOVING_FRAME,
                    "frame " + frame + " rides on " + root + "; state the fix in the site frame or in one fixed to it");
        }
        return new Refusal(Reason.NO_TRANSFORM, "its frame is not connected to the site; add the frame to the site");
    }

    /** The frame a fix states places in: the site's where it names none. */
    private static String frameOf(Fix fix) {
        if (fix instanceof PositionFix position) {
            return position.frame();
        }
        if (fix instanceof PoseFix pose) {
            return pose.frame();
        }
        return fix instanceof DetectionsFix set ? set.frame() : Site.FRAME;
    }

    /** Where the chain of parents of a frame ends; a valid site has no loops. */
    private String rootOf(String frame) {
        String at = frame;
        while (parents.containsKey(at)) {
            at = parents.get(at);
        }
        return at;
    }

    private Optional<UncertainTransform> siteFrom(String frame, long stampNanos) {
        if (moving.findBody(frame).isPresent()) {
            return Optional.empty();
        }
        return FrameId.find(frame)
                .flatMap(source ->
                        buffer.lookupUncertain(FrameId.SITE, source, stampNanos).found())
                .map(TransformLookup.Found::uncertain);
    }

    private static PositionFix convert(PositionFix fix, UncertainTransform siteFromFrame) {
        boolean flat = Double.isNaN(fix.z());
        Vector3 inFrame = new Vector3(fix.x(), fix.y(), flat ? 0 : fix.z());
        Vector3 p = siteFromFrame.transform().apply(inFrame);
        Covariance3 covariance = siteFromFrame.covarianceOf(inFrame, fix.covariance());
        return new PositionFix(fix.header(), Site.FRAME, p.x(), p.y(), flat ? Double.NaN : p.z(), covariance);
    }

    private static DetectionsFix convert(DetectionsFix fix, UncertainTransform siteFromFrame) {
        List<PositionDetection> inSite =
                fix.detections().stream().map(d -> convert(d, siteFromFrame)).toList();
        return new DetectionsFix(fix.header(), fix.sensor(), Site.FRAME, inSite);
    }

    private static PositionDetection convert(PositionDetection d, UncertainTransform siteFromFrame) {
        boolean flat = Double.isNaN(d.z());
        Vector3 inFrame = new Vector3(d.x(), d.y(), flat ? 0 : d.z());
        Vector3 p = siteFromFrame.transform().apply(inFrame);
        return new PositionDetection(
                p.x(),
                p.y(),
                flat ? Double.NaN : p.z(),
                d.covariance().map(covariance -> siteFromFrame.covarianceOf(inFrame, covariance)),
                d.label(),
                d.score(),
                d.localId());
    }

    /** Without a covariance of its own the fix keeps the filter's default, which the frame's is small beside. */
    private static PoseFix convert(PoseFix fix, UncertainTransform siteFromFrame) {
        Optional<Covariance6> covariance = fix.covariance()
                .map(own -> siteFromFrame
                        .then(new UncertainTransform(fix.frameFromPoint(), own))
                        .covariance());
        return new PoseFix(
                fix.header(),
                Site.FRAME,
                siteFromFrame.transform().then(fix.frameFromPoint()),
                covariance,
                fix.point(),
                fix.pointName());
    }
}
