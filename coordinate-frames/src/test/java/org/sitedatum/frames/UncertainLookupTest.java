package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.Frames.SECOND;
import static org.sitedatum.frames.Frames.found;
import static org.sitedatum.frames.Frames.id;
import static org.sitedatum.frames.geometry.Near.assertNear;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.TransformLookup.Found;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RandomGeometry;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;

class UncertainLookupTest {

    private final TransformBuffer buffer = new TransformBuffer();
    private final RandomGeometry random = new RandomGeometry(5);
    private UncertainTransform siteFromOdom = uncertain();
    private UncertainTransform odomFromRobot = uncertain();
    private UncertainTransform siteFromCamera = uncertain();

    @BeforeEach
    void insert() {
        buffer.insert(edge("site", "odom", SECOND, siteFromOdom));
        buffer.insert(edge("odom", "robot", SECOND, odomFromRobot));
        buffer.insertFixed(edge("site", "camera", SECOND, siteFromCamera));
        buffer.insertFixed(edge("robot", "tag", SECOND, RigidTransform.ofTranslation(0.5, 0, 0)));
    }

    @Test
    void shouldCarryCovarianceAlongThePath() {
        UncertainTransform robotFromTag = UncertainTransform.exact(RigidTransform.ofTranslation(0.5, 0, 0));
        UncertainTransform siteFromTag = siteFromOdom.then(odomFromRobot).then(robotFromTag);

        assertSame(buffer.lookupUncertain(id("site"), id("tag"), SECOND), siteFromTag);
        assertSame(buffer.lookupUncertain(id("tag"), id("site"), SECOND), siteFromTag.inverse());
        assertSame(
                buffer.lookupUncertain(id("camera"), id("tag"), SECOND),
                siteFromCamera.inverse().then(siteFromTag));
        assertSame(
                buffer.lookupLatestUncertain(id("tag"), id("camera")),
                siteFromTag.inverse().then(siteFromCamera));
        assertSame(
                buffer.lookupUncertain(id("camera"), SECOND, id("tag"), SECOND, id("site")),
                siteFromCamera.inverse().then(siteFromTag));
    }

    @Test
    void shouldInterpolateTheCovarianceBetweenSamples() {
        UncertainTransform later = uncertain();
        buffer.insert(edge("site", "odom", 2 * SECOND, later));

        assertSame(
                buffer.lookupUncertain(id("site"), id("odom"), SECOND + SECOND / 4),
                siteFromOdom.interpolate(later, 0.25));
    }

    @Test
    void shouldGiveNoCovarianceUnlessAsked() {
        assertThat(found(buffer.lookup(id("site"), id("tag"), SECOND)).covariance())
                .isEmpty();
        assertThat(found(buffer.lookupLatest(id("site"), id("tag"))).covariance())
                .isEmpty();
        assertThat(found(buffer.lookup(id("site"), id("tag"), SECOND))
                        .uncertain()
                        .covariance())
                .isEqualTo(Covariance6.ZERO);
    }

    @Test
    void shouldBeExactForAFrameWithItself() {
        assertSame(
                buffer.lookupUncertain(id("tag"), id("tag"), SECOND),
                UncertainTransform.exact(RigidTransform.IDENTITY));
    }

    private UncertainTransform uncertain() {
        return new UncertainTransform(random.transform(), RandomGeometry.covariance(random.root(0.1, 0.02)));
    }

    private static StampedTransform edge(String parent, String child, long stamp, UncertainTransform value) {
        return new StampedTransform(id(parent), id(child), stamp, value.transform(), value.covariance());
    }

    private static StampedTransform edge(String parent, String child, long stamp, RigidTransform value) {
        return Frames.edge(parent, child, stamp, value);
    }

    private static void assertSame(TransformLookup seen, UncertainTransform expected) {
        Found found = found(seen);
        assertNear(found.targetFromSource(), expected.transform(), 1e-12);
        assertNear(found.covariance().orElseThrow(), expected.covariance(), 1e-9);
    }
}
