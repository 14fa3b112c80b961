package org.sitedatum.positioning.track;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.filter.StateLayout;
import org.sitedatum.positioning.fix.PixelDetection.Target;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.model.PixelModel;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.vision.BodyImage;
import org.sitedatum.positioning.vision.BodyShape;
import org.sitedatum.positioning.vision.CameraView;
import org.sitedatum.positioning.vision.GroundHit;

/**
 * Corrects a body's belief by the pixel of its foot, middle or head, with the constant errors of the camera's pose and of
 * the body's stature beside it; or says where the pixel's ray meets the floor, for a start.
 */
final class PixelUpdate {

    /** The feet swing and the head sways about the body's middle, m^2. */
    private static final double SWAY_VARIANCE = 0.05 * 0.05;
    /** A headset sits this far below the top of the head, m. */
    private static final double HEADSET_TO_TOP = 0.1;

    private static final double HEADSET_VARIANCE = 0.04 * 0.04;

    private final BodyProfile profile;
    private final SiteSensors sensors;
    private final Belief belief;
    private final ConstantErrors errors;
    private final StateUpdates updates;
    private final PixelModel model = new PixelModel();

    PixelUpdate(BodyProfile profile, SiteSensors sensors, Belief belief, ConstantErrors errors, StateUpdates updates) {
        this.profile = profile;
        this.sensors = sensors;
        this.belief = belief;
        this.errors = errors;
        this.updates = updates;
    }

    private BodyShape shape() {
        return BodyShape.of(profile.trackable().kind());
    }

    /** Corrects the belief, which must have begun. */
    FixVerdict apply(PixelFix fix) {
        Optional<CameraView> camera = camera(fix);
        Optional<BodyImage> image = image(fix, camera);
        if (image.isEmpty()) {
            return FixVerdict.UNSUPPORTED;
        }
        Target target = image.get().target();
        boolean worn = target == Target.HEAD && profile.trackable().kind() == TrackableKind.HEADSET;
        PixelModel.Measured measured = measured(camera.get(), image.get(), worn);
        int cameraOffset =
                errors.offset("camera " + fix.camera(), camera.get().errorVariance(), fix.stampNanos(), belief);
        int heightOffset = target == Target.FOOT || worn
                ? -1
                : errors.offset("height " + target, shape().variance(target), fix.stampNanos(), belief);
        Observation observation = (gaussian, out) -> model.linearize(
                gaussian,
                measured,
                gaussian.coreSize() + cameraOffset,
                heightOffset < 0 ? -1 : gaussian.coreSize() + heightOffset,
                out);
        return updates.correctSeen(fix.camera(), fix, image.get().pixel().u(), observation);
    }

    private Optional<CameraView> camera(PixelFix fix) {
        return sensors.vision().findCamera(fix.camera(), fix.header().siteFromSensor());
    }

    private static Optional<BodyImage> image(PixelFix fix, Optional<CameraView> camera) {
        if (camera.isEmpty() || fix.detections().size() != 1) {
            return Optional.empty();
        }
        return BodyImage.of(fix.detections().get(0), camera.get())
                .filter(image -> image.target() == Target.FOOT || camera.get().seesHeights());
    }

    private PixelModel.Measured measured(CameraView camera, BodyImage image, boolean worn) {
        boolean aboveBody = worn || profile.heightKnown();
        double above = shape().height(image.target());
        double height;
        if (worn) {
            height = HEADSET_TO_TOP;
        } else if (aboveBody) {
            height = above - profile.trackable().height();
        } else {
            height = floorBelow() + above;
        }
        boolean foot = image.target() == Target.FOOT;
        double variance = worn ? HEADSET_VARIANCE : foot ? shape().variance(Target.FOOT) : 0;
        return new PixelModel.Measured(
                camera, image.pixel(), image.noise(), height, aboveBody, variance, SWAY_VARIANCE);
    }

    private double floorBelow() {
        double z = belief.hypothesis(belief.best()).likeliest().mean()[StateLayout.PZ];
        return sensors.floors().get(sensors.floorAt(z)).elevation();
    }

    /** Where the body stands by this pixel alone: on the floor claimed, or else the one below the camera. */
    Optional<PositionFix> place(PixelFix fix) {
        Optional<CameraView> camera = camera(fix);
        Optional<BodyImage> image = image(fix, camera);
        if (image.isEmpty()) {
            return Optional.empty();
        }
        Target target = image.get().target();
        GroundHit hit = camera.get()
                .ground(
                        image.get().pixel(),
                        image.get().noise(),
                        sensors.vision().floorSeen(camera.get(), fix).elevation() + shape().height(target),
                        shape().variance(target));
        if (!(hit instanceof GroundHit.Found found)) {
            return Optional.empty();
        }
        Covariance3 c = found.covariance();
        return Optional.of(new PositionFix(
                fix.header(),
                Site.FRAME,
                found.x(),
                found.y(),
                Double.NaN,
                new Covariance3(c.xx() + SWAY_VARIANCE, c.xy(), 0, c.yy() + SWAY_VARIANCE, 0, 0)));
    }
}
