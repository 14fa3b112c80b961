package org.sitedatum.mqtt.foxglove;

import com.google.protobuf.Duration;
import java.util.List;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.protobuf.FoxglovePose;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.Color;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.CylinderPrimitive;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneEntity;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneUpdate;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.TextPrimitive;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.Site;

/**
 * Bodies as flat discs over the ellipse that holds them with 95 % (plane part of the covariance, eigenvectors; the root of
 * chi-square(2) at 0.95 times each standard deviation), coloured by their state, with their names. One that is not heard of again
 * goes by itself.
 */
public final class BodyScene {
    /** Their channel. */
    public static final String TOPIC = "foxglove/bodies";

    private static final double SIGMAS_OF_95_PERCENT = 2.4477;
    private static final double LEAST_AXIS = 0.05;
    private static final double MOST_AXIS = 200;
    private static final double THICKNESS = 0.02;
    private static final double PIXELS_OF_TEXT = 14;
    private static final int SECONDS_SEEN = 3;

    private BodyScene() {}

    /** {@code foxglove.SceneUpdate}. */
    public static byte[] of(List<PoseEstimate> poses) {
        SceneUpdate.Builder scene = SceneUpdate.newBuilder();
        poses.forEach(pose -> scene.addEntities(entity(pose)));
        return scene.build().toByteArray();
    }

    private static SceneEntity entity(PoseEstimate pose) {
        Color color = color(pose.state());
        Vector3 above = pose.position().plus(new Vector3(0, 0, 0.3));
        return SceneEntity.newBuilder()
                .setTimestamp(FoxgloveValues.timestamp(pose.stampNanos()))
                .setFrameId(Site.FRAME)
                .setId(pose.trackable())
                .setLifetime(Duration.newBuilder().setSeconds(SECONDS_SEEN))
                .addCylinders(ellipse(pose, color))
                .addTexts(TextPrimitive.newBuilder()
                        .setPose(at(new RigidTransform(Quaternion.IDENTITY, above)))
                        .setBillboard(true)
                        .setFontSize(PIXELS_OF_TEXT)
                        .setScaleInvariant(true)
                        .setColor(color)
                        .setText(pose.label()
                                .map(label -> pose.trackable() + " " + label)
                                .orElse(pose.trackable())))
                .build();
    }

    private static CylinderPrimitive ellipse(PoseEstimate pose, Color color) {
        Covariance6 c = pose.covariance();
        double mean = 0.5 * (c.get(0, 0) + c.get(1, 1));
        double half = 0.5 * (c.get(0, 0) - c.get(1, 1));
        double spread = Math.hypot(half, c.get(0, 1));
        double turn = 0.5 * Math.atan2(c.get(0, 1), half);
        return CylinderPrimitive.newBuilder()
                .setPose(at(new RigidTransform(Quaternion.ofYaw(turn), pose.position())))
                .setSize(FoxgloveValues.vector(axis(mean + spread), axis(mean - spread), THICKNESS))
                .setBottomScale(1)
                .setTopScale(1)
                .setColor(color.toBuilder().setA(0.5))
                .build();
    }

    /** The whole length of an axis of the ellipse, m. */
    private static double axis(double variance) {
        double length = 2 * SIGMAS_OF_95_PERCENT * Math.sqrt(Math.max(0, variance));
        return Math.min(MOST_AXIS, Math.max(LEAST_AXIS, length));
    }

    private static FoxglovePose.Pose at(RigidTransform place) {
        return FoxgloveValues.pose(place);
    }

    private static Color color(TrackingState state) {
        return switch (state) {
            case TRACKING -> SiteScene.color(0.2, 0.75, 0.3);
            case COASTING -> SiteScene.color(0.9, 0.75, 0.1);
            case DEGRADED -> SiteScene.color(0.95, 0.5, 0.1);
            case LOST -> SiteScene.color(0.6, 0.6, 0.6);
        };
    }
}
