package org.sitedatum.mqtt.foxglove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.PublishedPose;
import org.sitedatum.mqtt.protobuf.FoxgloveFrameTransform.FrameTransform;
import org.sitedatum.mqtt.protobuf.FoxgloveLocationFix.LocationFix;
import org.sitedatum.mqtt.protobuf.FoxglovePoseInFrame.PoseInFrame;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.CylinderPrimitive;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneEntity;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneEntityDeletion;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneUpdate;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;

class ChannelsTest {
    private static final long STAMP = 1_764_000_000_129_456_000L;
    private static final Site SITE = site(Optional.of(new Georeference(49, 8.4, 115, 30)));
    private static final Site NOWHERE = site(Optional.empty());

    @Test
    void shouldShowAPoseInAllItsForms() throws InvalidProtocolBufferException {
        Map<String, byte[]> shown = shown(SITE, pose(TrackingState.TRACKING, Optional.of(Quaternion.ofYaw(0.5))));

        assertThat(shown)
                .containsOnlyKeys(
                        "sitedatum/hq/pose/agv-1", "foxglove/pose/agv-1", "foxglove/location/agv-1", "foxglove/tf");
        PoseInFrame at = PoseInFrame.parseFrom(shown.get("foxglove/pose/agv-1"));
        assertThat(at.getFrameId()).isEqualTo("site");
        assertThat(at.getTimestamp().getSeconds()).isEqualTo(1_764_000_000L);
        assertThat(at.getTimestamp().getNanos()).isEqualTo(129_456_000);
        assertThat(at.getPose().getPosition().getX()).isEqualTo(1.5);
        FrameTransform transform = FrameTransform.parseFrom(shown.get("foxglove/tf"));
        assertThat(transform.getParentFrameId()).isEqualTo("site");
        assertThat(transform.getChildFrameId()).isEqualTo("agv-1");
        assertThat(transform.getRotation().getZ()).isCloseTo(Math.sin(0.25), within(1e-12));
        LocationFix location = LocationFix.parseFrom(shown.get("foxglove/location/agv-1"));
        assertThat(location.getLatitude()).isCloseTo(49, within(1e-4));
        // the site's x, known to 0.1 m, points 30 degrees north of east
        assertThat(location.getPositionCovariance(0)).isCloseTo(0.01 * 0.75 + 0.04 * 0.25, within(1e-9));
        assertThat(location.getPositionCovarianceType()).isEqualTo(LocationFix.PositionCovarianceType.KNOWN);
    }

    @Test
    void shouldNotShowWhatIsNotKnown() {
        assertThat(shown(NOWHERE, pose(TrackingState.TRACKING, Optional.empty())))
                .containsOnlyKeys("sitedatum/hq/pose/agv-1", "foxglove/pose/agv-1");
        assertThat(shown(SITE, pose(TrackingState.LOST, Optional.of(Quaternion.IDENTITY))))
                .containsOnlyKeys("sitedatum/hq/pose/agv-1");
    }

    @Test
    void shouldShowAFixInAllItsForms() {
        PositionFix fix = new PositionFix(
                FixHeader.of("gnss-1", STAMP, STAMP, "ann"), Site.FRAME, 1, 2, Double.NaN, Covariance3.isotropic(0.04));
        PositionFix elsewhere = new PositionFix(
                FixHeader.of("gnss-1", STAMP, STAMP, "ann"), "hall", 1, 2, 0, Covariance3.isotropic(0.04));

        assertThat(new FixChannels(SITE).of(fix))
                .extracting(ShownMessage::topic)
                .containsExactly("sitedatum/hq/fix/gnss-1", "foxglove/pose/gnss-1/ann", "foxglove/location/gnss-1/ann");
        assertThat(new FixChannels(SITE).of(elsewhere)).hasSize(2);
        assertThat(new FixChannels(NOWHERE).of(fix)).hasSize(2);
    }

    @Test
    void shouldDrawTheSiteAnew() throws InvalidProtocolBufferException {
        SceneUpdate scene = SceneUpdate.parseFrom(SiteScene.of(SITE, STAMP));

        assertThat(scene.getDeletions(0).getType()).isEqualTo(SceneEntityDeletion.Type.ALL);
        assertThat(scene.getEntitiesList())
                .extracting(SceneEntity::getId)
                .containsExactly("floor g", "floor u", "walls g", "fence dock", "fence everywhere");
        // on both floors
        assertThat(scene.getEntities(4).getLinesList())
                .extracting(line -> line.getPoints(0).getZ())
                .containsExactlyInAnyOrder(0.0, 5.0);
        assertThat(scene.getEntities(3).getLines(0).getPointsCount()).isEqualTo(48);
        assertThat(scene.getEntities(3).getFrameId()).isEqualTo("site");
    }

    @Test
    void shouldDrawTheEllipseThatHoldsABodyWithNinetyFivePercent() throws InvalidProtocolBufferException {
        Covariance6 turned = Covariance6.ofDiagonal(0.25, 0.01, 1, 0, 0, 0).rotated(Quaternion.ofYaw(0.7));
        PoseEstimate body = pose(TrackingState.TRACKING, Optional.empty(), turned);

        SceneEntity entity = SceneUpdate.parseFrom(BodyScene.of(List.of(body))).getEntities(0);

        CylinderPrimitive ellipse = entity.getCylinders(0);
        assertThat(ellipse.getSize().getX()).isCloseTo(2 * 2.4477 * 0.5, within(1e-9));
        assertThat(ellipse.getSize().getY()).isCloseTo(2 * 2.4477 * 0.1, within(1e-9));
        double yaw = 2
                * Math.atan2(
                        ellipse.getPose().getOrientation().getZ(),
                        ellipse.getPose().getOrientation().getW());
        assertThat(yaw).isCloseTo(0.7, within(1e-9));
        assertThat(entity.getTexts(0).getText()).isEqualTo("agv-1");
        assertThat(entity.getLifetime().getSeconds()).isEqualTo(3);
    }

    private static Map<String, byte[]> shown(Site site, PoseEstimate pose) {
        return new PoseChannels(site)
                .of(new PublishedPose(pose, 1)).stream()
                        .collect(Collectors.toMap(
                                ShownMessage::topic, message -> message.data().get(), (a, b) -> a));
    }

    private static PoseEstimate pose(TrackingState state, Optional<Quaternion> orientation) {
        return pose(state, orientation, Covariance6.ofDiagonal(0.01, 0.04, 0.09, 0, 0, 0.001));
    }

    private static PoseEstimate pose(TrackingState state, Optional<Quaternion> orientation, Covariance6 covariance) {
        return new PoseEstimate(
                "agv-1",
                STAMP,
                Optional.of("g"),
                new Vector3(1.5, 2, 0),
                orientation,
                covariance,
                Vector3.ZERO,
                Optional.empty(),
                state,
                0.3,
                List.of("uwb"),
                1,
                Optional.empty(),
                5,
                1,
                Double.NaN);
    }

    private static Site site(Optional<Georeference> georeference) {
        List<Point2> outline = List.of(new Point2(0, 0), new Point2(40, 0), new Point2(40, 30), new Point2(0, 30));
        return Site.builder("hq")
                .name("HQ")
                .georeference(georeference)
                .floors(List.of(new Floor("g", "ground", 0, 5, outline), new Floor("u", "upper", 5, 4, outline)))
                .walls(List.of(new Wall("g", List.of(new Point2(0, 0), new Point2(5, 5)), "brick")))
                .fences(List.of(
                        Fence.ofCircle("dock", Optional.of("g"), new Fence.Circle(new Point2(30, 20), 4)),
                        Fence.ofPolygon("everywhere", Optional.empty(), List.of(outline))))
                .build();
    }
}
