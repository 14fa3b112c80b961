package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.Frames.SECOND;
import static org.sitedatum.frames.Frames.edge;
import static org.sitedatum.frames.Frames.found;
import static org.sitedatum.frames.Frames.id;
import static org.sitedatum.frames.Frames.transform;
import static org.sitedatum.frames.geometry.Near.assertNear;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.TransformLookup.NotConnected;
import org.sitedatum.frames.TransformLookup.TooEarly;
import org.sitedatum.frames.TransformLookup.TooLate;
import org.sitedatum.frames.TransformLookup.UnknownFrame;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** What tf2 documents and tests (its buffer_core_test, cache_unittest, simple_tf2_core), said in this API. */
class Tf2BehaviourTest {

    private final TransformBuffer buffer = new TransformBuffer();

    @ParameterizedTest
    @ValueSource(longs = {0, SECOND, 100 * SECOND})
    void shouldFollowAChain(long stamp) {
        insertAround(stamp, edge("a", "b", 0, 1, 0), edge("b", "c", 0, 1, 0));

        assertTranslation("a", "c", stamp, 2, 0);
        assertTranslation("c", "a", stamp, -2, 0);
        assertTranslation("b", "c", stamp, 1, 0);
        assertTranslation("b", "a", stamp, -1, 0);
        assertTranslation("b", "b", stamp, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, SECOND, 100 * SECOND})
    void shouldFollowBranchesThatMeetAtTheRoot(long stamp) {
        insertAround(
                stamp,
                edge("a", "b", 0, 1, 0),
                edge("b", "c", 0, 1, 0),
                edge("a", "f", 0, 0, 1),
                edge("f", "g", 0, 0, 1));

        assertTranslation("a", "g", stamp, 0, 2);
        assertTranslation("b", "f", stamp, -1, 1);
        assertTranslation("c", "g", stamp, -2, 2);
        assertTranslation("g", "c", stamp, 2, -2);
        assertTranslation("g", "f", stamp, 0, -1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, SECOND, 100 * SECOND})
    void shouldFollowBranchesThatMeetBelowTheRoot(long stamp) {
        insertAround(
                stamp,
                edge("a", "b", 0, 1, 0),
                edge("b", "c", 0, 1, 0),
                edge("b", "d", 0, 0, 1),
                edge("d", "e", 0, 0, 1));

        assertTranslation("a", "e", stamp, 1, 2);
        assertTranslation("c", "d", stamp, -1, 1);
        assertTranslation("c", "e", stamp, -1, 2);
        assertTranslation("e", "c", stamp, 1, -2);
    }

    @Test
    void shouldNotNeedTheEdgesAboveTheMeetingFrame() {
        buffer.insert(edge("site", "robot", 1 * SECOND, 5, 5));
        insertAround(50 * SECOND, edge("robot", "left", 0, 1, 0), edge("robot", "right", 0, -1, 0));

        assertTranslation("left", "right", 50 * SECOND, -2, 0);
    }

    @Test
    void shouldComposeRotationsAroundTheRingOf45Degrees() {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
        RigidTransform link =
                new RigidTransform(Quaternion.ofYaw(Math.PI / 4), new Vector3(Math.sqrt(0.5) - 1, Math.sqrt(0.5), 0));
        for (int i = 1; i < names.size(); i++) {
            insertAround(10 * SECOND, edge(names.get(i - 1), names.get(i), 0, link));
        }

        for (int target = 0; target < names.size(); target++) {
            for (int source = 0; source < names.size(); source++) {
                double angle = (source - target) * Math.PI / 4;
                RigidTransform expected = new RigidTransform(
                        Quaternion.ofYaw(angle), new Vector3(Math.cos(angle) - 1, Math.sin(angle), 0));
                assertNear(
                        transform(buffer.lookup(id(names.get(target)), id(names.get(source)), 10 * SECOND)),
                        expected,
                        1e-14);
            }
        }
    }

    @Test
    void shouldSayThatTreesAreNotConnected() {
        insertAround(SECOND, edge("1", "2", 0, 1, 0), edge("a", "b", 0, 1, 0));

        assertThat(buffer.lookup(id("a"), id("2"), SECOND)).isEqualTo(new NotConnected(id("a"), id("2")));
        assertThat(buffer.lookupLatest(id("1"), id("b"))).isEqualTo(new NotConnected(id("1"), id("b")));
    }

    @Test
    void shouldSayWhichFrameIsUnknown() {
        buffer.insert(edge("foo", "child", SECOND, 0, 0));

        assertThat(buffer.lookup(id("a"), id("child"), SECOND)).isEqualTo(new UnknownFrame(id("a")));
        assertThat(buffer.lookup(id("foo"), id("bar"), SECOND)).isEqualTo(new UnknownFrame(id("bar")));
        assertThat(buffer.lookupLatest(id("foo"), id("bar"))).isEqualTo(new UnknownFrame(id("bar")));
        assertThat(buffer.lookup(id("foo"), 1, id("child"), 1, id("bar"))).isEqualTo(new UnknownFrame(id("bar")));
    }

    @Test
    void shouldNotKnowAFrameThatNobodyNamedNotEvenFromItself() {
        assertThat(buffer.lookup(id("typo"), id("typo"), SECOND)).isEqualTo(new UnknownFrame(id("typo")));
    }

    @Test
    void shouldNotExtrapolateFromOneSample() {
        buffer.insert(edge("foo", "bar", 2 * SECOND, 0, 0));

        assertTranslation("foo", "bar", 2 * SECOND, 0, 0);
        assertThat(buffer.lookup(id("foo"), id("bar"), 4 * SECOND))
                .isEqualTo(new TooLate(id("foo"), id("bar"), 4 * SECOND, 2 * SECOND));
        assertThat(buffer.lookup(id("foo"), id("bar"), SECOND))
                .isEqualTo(new TooEarly(id("foo"), id("bar"), SECOND, 2 * SECOND));
    }

    @Test
    void shouldTellPastFromFutureExtrapolation() {
        buffer.insert(edge("foo", "bar", 2 * SECOND, 0, 0));
        buffer.insert(edge("foo", "bar", 3 * SECOND, 0, 0));

        assertThat(buffer.lookup(id("foo"), id("bar"), SECOND))
                .isEqualTo(new TooEarly(id("foo"), id("bar"), SECOND, 2 * SECOND));
        assertThat(buffer.lookup(id("bar"), id("foo"), 4 * SECOND))
                .isEqualTo(new TooLate(id("foo"), id("bar"), 4 * SECOND, 3 * SECOND));
    }

    @Test
    void shouldRefuseASelfTransform() {
        assertThat(buffer.insert(edge("same", "same", 10, 0, 0))).isEqualTo(InsertResult.SELF_TRANSFORM);
        assertThat(buffer.tree().frames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNotFinite(double bad) {
        RigidTransform badRotation = new RigidTransform(new Quaternion(bad, 0, 0, 1), Vector3.ZERO);

        assertThat(buffer.insert(edge("a", "b", 10, bad, 0))).isEqualTo(InsertResult.NOT_FINITE);
        assertThat(buffer.insert(edge("a", "b", 10, badRotation))).isEqualTo(InsertResult.NOT_FINITE);
        assertThat(buffer.lookup(id("a"), id("b"), 10)).isInstanceOf(UnknownFrame.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.98, 1.02, 1e200})
    void shouldRefuseAQuaternionThatIsNotUnit(double length) {
        RigidTransform bad = new RigidTransform(new Quaternion(0, 0, 0, length), Vector3.ZERO);

        assertThat(buffer.insert(edge("a", "b", 10, bad))).isEqualTo(InsertResult.NOT_UNIT_QUATERNION);
        assertThat(buffer.insertFixed(edge("a", "b", 10, bad))).isEqualTo(InsertResult.NOT_UNIT_QUATERNION);
    }

    @Test
    void shouldTakeTheSameSampleOnce() {
        for (int i = 0; i < 100; i++) {
            buffer.insert(edge("a", "b", 10, 1, 2));
        }

        assertThat(buffer.insert(edge("a", "b", 10, 1, 2))).isEqualTo(InsertResult.UNCHANGED);
        assertThat(buffer.tree().edge(id("b")).orElseThrow().samples()).isEqualTo(1);
        assertTranslation("a", "b", 10, 1, 2);
    }

    @Test
    void shouldKeepSamplesInOrderHoweverTheyArrive() {
        for (int i = 99; i >= 0; i--) {
            assertThat(buffer.insert(edge("a", "b", i, i, 0))).isEqualTo(InsertResult.INSERTED);
        }

        for (int i = 0; i < 100; i++) {
            assertTranslation("a", "b", i, i, 0);
        }
        assertThat(buffer.tree().edge(id("b")).orElseThrow().samples()).isEqualTo(100);
    }

    @Test
    void shouldKeepTenSecondsByDefaultBothEndsIncluded() {
        buffer.insert(edge("a", "b", 0, 0, 0));
        buffer.insert(edge("a", "b", 5 * SECOND, 5, 0));
        buffer.insert(edge("a", "b", 10 * SECOND, 10, 0));
        assertTranslation("a", "b", 0, 0, 0);

        buffer.insert(edge("a", "b", 10 * SECOND + 1, 10, 0));

        assertThat(buffer.lookup(id("a"), id("b"), 0)).isEqualTo(new TooEarly(id("a"), id("b"), 0, 5 * SECOND));
        assertThat(buffer.insert(edge("a", "b", 0, 0, 0))).isEqualTo(InsertResult.TOO_OLD);
        assertTranslation("a", "b", 7 * SECOND, 7, 0);
    }

    @Test
    void shouldInterpolateTranslationsLinearly() {
        buffer.insert(edge("a", "b", 200, -3, 4));
        buffer.insert(edge("a", "b", 300, 7, 4.5));

        for (int i = 0; i <= 100; i++) {
            assertTranslation("a", "b", 200 + i, -3 + 0.1 * i, 4 + 0.005 * i);
        }
    }

    @Test
    void shouldInterpolateRotationsBySlerp() {
        Quaternion from = Quaternion.ofYawPitchRoll(0.3, -0.4, 2.9);
        Quaternion to = Quaternion.ofYawPitchRoll(-2.8, 1.1, 0.2);
        buffer.insert(edge("a", "b", 200, new RigidTransform(from, Vector3.ZERO)));
        buffer.insert(edge("a", "b", 300, new RigidTransform(to, Vector3.ZERO)));

        for (int i = 0; i <= 100; i++) {
            Quaternion seen =
                    transform(buffer.lookup(id("a"), id("b"), 200 + i)).rotation();
            assertNear(seen, from.slerp(to, i / 100.0), 1e-14);
        }
    }

    @Test
    void shouldNotInterpolateAcrossAChangeOfParent() {
        buffer.insertFixed(edge("site", "p1", 0, 0, 0));
        buffer.insertFixed(edge("site", "p2", 0, 0, 0));
        buffer.insert(edge("p1", "b", 555, 3, 4));
        buffer.insert(edge("p2", "b", 655, -7, 1));

        for (int i = 0; i < 100; i++) {
            assertTranslation("p1", "b", 555 + i, 3, 4);
        }
        assertTranslation("p2", "b", 655, -7, 1);
    }

    @Test
    void shouldHoldFixedEdgesAtEveryStamp() {
        buffer.insertFixed(edge("a", "b", SECOND, 1, 2));

        assertTranslation("a", "b", -5 * SECOND, 1, 2);
        assertTranslation("a", "b", Long.MAX_VALUE, 1, 2);
        assertTranslation("a", "b", Long.MIN_VALUE, 1, 2);
    }

    @Test
    void shouldForgetMovingEdgesButNotFixedOnesWhenCleared() {
        buffer.insertFixed(edge("a", "b", SECOND, 1, 2));
        buffer.insert(edge("b", "c", 90 * SECOND, 1, 2));

        buffer.clear();

        assertTranslation("a", "b", 2 * SECOND, 1, 2);
        assertThat(buffer.lookup(id("b"), id("c"), 90 * SECOND)).isEqualTo(new UnknownFrame(id("c")));
        assertThat(buffer.insert(edge("b", "c", SECOND, 3, 3))).isEqualTo(InsertResult.INSERTED);
        assertTranslation("b", "c", SECOND, 3, 3);
    }

    @Test
    void shouldTurnAMovingEdgeIntoAFixedOneAndBack() {
        buffer.insert(edge("a", "b", SECOND, 1, 0));
        buffer.insertFixed(edge("a", "b", SECOND, 2, 0));
        assertTranslation("a", "b", 77 * SECOND, 2, 0);

        buffer.insert(edge("a", "b", 5 * SECOND, 3, 0));

        assertTranslation("a", "b", 5 * SECOND, 3, 0);
        assertThat(buffer.lookup(id("a"), id("b"), SECOND)).isInstanceOf(TooEarly.class);
    }

    @Test
    void shouldFindTheLatestCommonStamp() {
        buffer.insert(edge("a", "b", 1 * SECOND, 1, 0));
        buffer.insert(edge("a", "b", 5 * SECOND, 5, 0));
        buffer.insert(edge("b", "c", 2 * SECOND, 0, 2));
        buffer.insert(edge("b", "c", 4 * SECOND, 0, 4));
        buffer.insertFixed(edge("c", "d", 9 * SECOND, 0, 0));

        assertThat(found(buffer.lookupLatest(id("a"), id("d"))).stampNanos()).isEqualTo(4 * SECOND);
        assertNear(transform(buffer.lookupLatest(id("a"), id("d"))).translation(), new Vector3(4, 4, 0), 1e-12);
        assertThat(found(buffer.lookupLatest(id("c"), id("d"))).stampNanos()).isEqualTo(9 * SECOND);
    }

    @Test
    void shouldLookThroughAFixedFrameAtTwoStamps() {
        for (int i = 0; i <= 10; i++) {
            buffer.insert(edge("odom", "robot", i * SECOND, i, 0));
            buffer.insert(edge("robot", "lidar", i * SECOND, 0, 0.5));
        }

        RigidTransform robotThenFromLidarNow =
                transform(buffer.lookup(id("robot"), 2 * SECOND, id("lidar"), 7 * SECOND, id("odom")));

        assertNear(robotThenFromLidarNow.translation(), new Vector3(5, 0.5, 0), 1e-12);
        assertThat(found(buffer.lookup(id("robot"), 2 * SECOND, id("lidar"), 7 * SECOND, id("odom")))
                        .stampNanos())
                .isEqualTo(2 * SECOND);
        assertThat(buffer.lookup(id("robot"), -1, id("lidar"), 99 * SECOND, id("odom")))
                .isInstanceOf(TooEarly.class);
        assertThat(buffer.lookup(id("robot"), 99 * SECOND, id("lidar"), -1, id("odom")))
                .isInstanceOf(TooEarly.class);
        assertThat(buffer.lookup(id("robot"), 1, id("lidar"), 99 * SECOND, id("odom")))
                .isInstanceOf(TooLate.class);
    }

    /** Each edge twice, as tf2's tests do: half a second before and after. */
    private void insertAround(long stamp, StampedTransform... edges) {
        for (StampedTransform edge : edges) {
            for (long around : new long[] {stamp - SECOND / 2, stamp + SECOND / 2}) {
                assertThat(buffer.insert(
                                new StampedTransform(edge.parent(), edge.child(), around, edge.parentFromChild())))
                        .isEqualTo(InsertResult.INSERTED);
            }
        }
    }

    private void assertTranslation(String target, String source, long stamp, double x, double y) {
        RigidTransform seen = transform(buffer.lookup(id(target), id(source), stamp));
        assertNear(seen, RigidTransform.ofTranslation(x, y, 0), 1e-12);
    }
}
