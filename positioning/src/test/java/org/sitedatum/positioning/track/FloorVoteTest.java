package org.sitedatum.positioning.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.time.Rewindable;
import org.sitedatum.positioning.time.Snapshot;

class FloorVoteTest {

    private static final double STEP = 0.5;
    private static final double HERE = 1.2;
    private static final double THERE = 5.2;
    private static final double VARIANCE = 0.04;

    private final FloorVote vote = vote("ground", "upper");

    @Test
    void shouldChangeFloorAfterASecondOfHearingOnlyAnotherWhateverTheHeight() {
        vote.startAt(HERE);

        int steps = 0;
        while (vote.floor() == 0 && steps < 100) {
            hear(0, 30);
            vote.step(STEP, HERE, VARIANCE);
            steps++;
        }

        assertThat(steps).isBetween(2, 4);
        assertThat(vote.probability(1)).isGreaterThan(0.9);
        assertThat(vote.probability(0) + vote.probability(1)).isBetween(1 - 1e-9, 1 + 1e-9);
    }

    @Test
    void shouldFollowTheHeightWhereBothFloorsAreHeard() {
        vote.startAt(HERE);

        for (int i = 0; i < 10; i++) {
            hear(15, 15);
            vote.step(STEP, THERE, VARIANCE);
        }

        assertThat(vote.floor()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNotFlapBetweenTwoFloors(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        vote.startAt(HERE);
        int changes = 0;

        for (int i = 0; i < 2_000; i++) {
            int before = vote.floor();
            int own = 10 + random.nextInt(11);
            hear(own, 30 - own);
            vote.step(STEP, 3.2 + 0.3 * random.nextGaussian(), VARIANCE);
            changes += vote.floor() == before ? 0 : 1;
        }

        assertThat(changes).as("changes in 1,000 s on the middle of the stairs").isLessThan(12);
    }

    @Test
    void shouldBelieveASourceThatKeepsNamingTheFloor() {
        vote.startAt(HERE);

        for (int i = 0; i < 4; i++) {
            vote.heardClaim("upper");
            vote.heardClaim("attic");
            vote.step(STEP, HERE, 4);
        }

        assertThat(vote.floor()).isEqualTo(1);
    }

    @Test
    void shouldStayOnAFloorWithoutAnchorsOfItsOwn() {
        FloorVote gallery = vote("ground");
        gallery.startAt(THERE);

        for (int i = 0; i < 100; i++) {
            gallery.heard("ground");
            gallery.step(STEP, THERE, VARIANCE);
        }

        assertThat(gallery.floor()).isEqualTo(1);
    }

    @Test
    void shouldGoOnFromACopyAsTheOriginalWould() {
        vote.startAt(HERE);
        hear(3, 20);
        FloorVote copy = vote("ground", "upper");
        Snapshot snapshot = new Snapshot();
        snapshot.take(rewindable(vote));
        snapshot.giveTo(rewindable(copy));

        for (int i = 0; i < 5; i++) {
            vote.step(STEP, HERE, VARIANCE);
            copy.step(STEP, HERE, VARIANCE);
            assertThat(copy.probability(1)).isEqualTo(vote.probability(1));
        }
    }

    private static Rewindable rewindable(FloorVote vote) {
        return new Rewindable() {
            @Override
            public void save(Snapshot out) {
                vote.save(out);
            }

            @Override
            public void restore(Snapshot in) {
                vote.restore(in);
            }

            @Override
            public void apply(Fix fix) {}

            @Override
            public void noteArrival() {}
        };
    }

    private void hear(int ground, int upper) {
        for (int i = 0; i < ground; i++) {
            vote.heard("ground");
        }
        for (int i = 0; i < upper; i++) {
            vote.heard("upper");
        }
    }

    private static FloorVote vote(String... anchorFloors) {
        List<Anchor> anchors = new ArrayList<>();
        for (String floor : anchorFloors) {
            anchors.add(new Anchor(
                    floor,
                    new Vector3(0, 0, floor.equals("ground") ? 2 : 6),
                    Optional.of(floor),
                    Optional.empty(),
                    Double.NaN,
                    Double.NaN));
        }
        Trackable walker = new Trackable("walker", "walker", TrackableKind.PEDESTRIAN, List.of(), 1.2);
        Site site = Site.builder("site")
                .floors(List.of(
                        new Floor("ground", "ground", 0, 4, List.of()), new Floor("upper", "upper", 4, 4, List.of())))
                .anchors(anchors)
                .trackables(List.of(walker))
                .build();
        return new FloorVote(new SiteSensors(site), new BodyProfile(site, walker));
    }
}
