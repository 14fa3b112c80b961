package org.sitedatum.frames.geopose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.LocalTangentPlane;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

class GeoPoseFramesTest {
    private static final Geodetic ORIGIN = new Geodetic(48, -122, 10);
    private static final RigidTransform EAST = RigidTransform.ofTranslation(100, 0, 0);
    private static final RigidTransform LEFT = new RigidTransform(Quaternion.ofYaw(Math.PI / 2), Vector3.ZERO);
    private static final GeoPoseGraph.Frame OUTER = new GeoPoseGraph.Frame.Outer(ORIGIN);
    private static final GeoPoseGraph.Frame INNER = new GeoPoseGraph.Frame.Inner(EAST);

    @Test
    void shouldComposeAChainFromTheOutsideInwards() {
        GeoPoseChain chain = new GeoPoseChain(0, ORIGIN, List.of(LEFT, EAST));

        FramePose innermost = chain.innermost();

        // turned left first, so its own x leads north
        assertThat(innermost.enuFromFrame().translation().y()).isCloseTo(100, within(1e-9));
        assertThat(innermost.enuFromFrame().translation().x()).isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldPlaceAFrameOnEarth() {
        GeoPoseQuaternion geo = new FramePose(ORIGIN, EAST.then(LEFT)).toGeoPose();

        assertThat(LocalTangentPlane.at(ORIGIN).toEnu(geo.position()).distanceTo(new Vector3(100, 0, 0)))
                .isLessThan(1e-6);
        assertThat(geo.compassHeadingDeg()).isCloseTo(0, within(1e-2));
    }

    @Test
    void shouldFindEachFrameOfAGraphThroughItsOuterOnes() {
        GeoPoseGraph graph = new GeoPoseGraph(
                0,
                List.of(INNER, OUTER, INNER, INNER),
                List.of(new GeoPoseGraph.Link(1, 0), new GeoPoseGraph.Link(0, 2)));

        assertThat(graph.find(2).orElseThrow().enuFromFrame().translation().x()).isCloseTo(200, within(1e-9));
        assertThat(graph.find(1).orElseThrow().enuFromFrame()).isEqualTo(RigidTransform.IDENTITY);
        assertThat(graph.find(3)).isEmpty();
    }

    @Test
    void shouldRefuseAGraphThatContradictsItself() {
        List<GeoPoseGraph.Frame> frames = List.of(OUTER, INNER, INNER);

        assertRefused(frames, "circle", new GeoPoseGraph.Link(1, 2), new GeoPoseGraph.Link(2, 1));
        assertRefused(frames, "itself", new GeoPoseGraph.Link(1, 1));
        assertRefused(frames, "second frame", new GeoPoseGraph.Link(0, 1), new GeoPoseGraph.Link(2, 1));
        assertRefused(frames, "tangent plane", new GeoPoseGraph.Link(1, 0));
        assertRefused(frames, "no such frame", new GeoPoseGraph.Link(0, 3));
    }

    @Test
    void shouldInterpolateASeriesOnlyWhereItsModelAllows() {
        List<RigidTransform> poses = List.of(EAST, EAST.then(EAST));
        GeoPoseSeries joined = GeoPoseSeries.regular(TransitionModel.INTERPOLATE, ORIGIN, 1000, 500, poses);
        GeoPoseSeries apart = GeoPoseSeries.regular(TransitionModel.NONE, ORIGIN, 1000, 500, poses);

        assertThat(joined.find(1250).orElseThrow().enuFromFrame().translation().x())
                .isCloseTo(150, within(1e-9));
        assertThat(apart.find(1250)).isEmpty();
        assertThat(apart.find(1500)).isPresent();
        assertThat(joined.find(999)).isEmpty();
        assertThat(joined.find(1501)).isEmpty();
    }

    @Test
    void shouldRefuseASeriesOutOfOrder() {
        List<TimedFrame> frames = List.of(new TimedFrame(5, EAST), new TimedFrame(4, EAST));

        assertThatThrownBy(() -> GeoPoseSeries.irregular(TransitionModel.NONE, ORIGIN, frames))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(List<GeoPoseGraph.Frame> frames, String word, GeoPoseGraph.Link... links) {
        assertThatThrownBy(() -> new GeoPoseGraph(0, frames, List.of(links)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word);
    }
}
