package org.sitedatum.positioning;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.FrameId;
import org.sitedatum.frames.StampedTransform;
import org.sitedatum.frames.TransformBuffer;
import org.sitedatum.frames.TransformLookup;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

/**
 * Brings fixes stated in a frame of the site to the site frame, through the frame tree at the fix's own stamp and with
 * the uncertainty of the frames added.
 */
final class SiteFrames {

    private final TransformBuffer buffer = new TransformBuffer();

    /** Takes the static frames of a valid site. */
    SiteFrames(Site site) {
        for (FramePlacement frame : site.frames()) {
            buffer.insertFixed(new StampedTransform(
                    new FrameId(frame.parent()),
                    new FrameId(frame.id()),
                    0,
                    frame.parentFromFrame(),
                    frame.covariance().orElse(Covariance6.ZERO)));
        }
    }

    /** The fix in the site frame; empty when its frame is not connected to the site. */
    Optional<Fix> toSite(Fix fix) {
        if (fix instanceof PositionFix position && !position.frame().equals(Site.FRAME)) {
            return siteFrom(position.frame(), fix.stampNanos()).map(siteFromFrame -> convert(position, siteFromFrame));
        }
        if (fix instanceof PoseFix pose && !pose.frame().equals(Site.FRAME)) {
            return siteFrom(pose.frame(), fix.stampNanos()).map(siteFromFrame -> convert(pose, siteFromFrame));
        }
        if (fix instanceof DetectionsFix set && !set.frame().equals(Site.FRAME)) {
            return siteFrom(set.frame(), fix.stampNanos()).map(siteFromFrame -> convert(set, siteFromFrame));
        }
        return Optional.of(fix);
    }

    private Optional<UncertainTransform> siteFrom(String frame, long stampNanos) {
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
