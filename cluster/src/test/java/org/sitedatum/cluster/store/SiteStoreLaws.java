package org.sitedatum.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.store.PublishOutcome.Published;
import org.sitedatum.cluster.store.PublishOutcome.Stale;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/** What every store keeps to, whatever database is below it. */
abstract class SiteStoreLaws {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private SiteDatabase database;
    private SiteStore store;

    abstract StoreAddress address();

    @BeforeEach
    void open() {
        database = SiteDatabase.open(address());
        store = database.revisions();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(store.sites()).isEmpty();
        assertThat(store.newest("hall")).isEmpty();
        assertThat(store.history("hall", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void shouldKeepEveryRevisionWithWhoWhenAndWhy() {
        publish("hall", 0, "{\"v\":1}");
        publish("hall", 1, "{\"v\":2}");
        publish("shop", 0, "{}");

        assertThat(store.sites()).containsExactly("hall", "shop");
        assertThat(store.newest("hall")).map(SiteRevision::document).contains("{\"v\":2}");
        assertThat(store.find("hall", 1))
                .contains(new SiteRevision(
                        "hall", 1, "{\"v\":1}", "ada", "because 0", Instant.parse("2026-11-22T12:00:00.123456Z")));
        assertThat(store.history("hall", Long.MAX_VALUE, 10))
                .extracting(RevisionEntry::number)
                .containsExactly(2L, 1L);
        assertThat(store.history("hall", 2, 10))
                .extracting(RevisionEntry::number)
                .containsExactly(1L);
        assertThat(store.find("hall", 3)).isEmpty();
    }

    @Test
    void shouldKeepTheHistoryOfASiteThatIsRemovedAndLetItComeBack() {
        publish("hall", 0, "first");
        publish("shop", 0, "{}");
        publish("hall", 1, "");

        assertThat(store.sites()).containsExactly("shop");
        assertThat(store.newest("hall")).isEmpty();
        assertThat(store.find("hall", 2)).isEmpty();
        assertThat(store.find("hall", 1)).map(SiteRevision::document).contains("first");
        assertThat(store.newestNumbers()).containsEntry("hall", 2L);
        assertThat(store.history("hall", Long.MAX_VALUE, 10)).hasSize(2);
        assertThat(store.publish(change("hall", 1, "late"))).isInstanceOf(Stale.class);

        publish("hall", 2, "again");
        assertThat(store.sites()).containsExactly("hall", "shop");
        assertThat(store.newest("hall")).map(SiteRevision::document).contains("again");
    }

    @Test
    void shouldRefuseAStaleChangeAndShowTheNewestRevision() {
        publish("hall", 0, "first");
        PublishOutcome second = store.publish(change("hall", 0, "other"));
        assertThat(second).isEqualTo(new Stale(Optional.empty(), store.newest("hall")));
        assertThat(store.newest("hall")).map(SiteRevision::document).contains("first");
        assertThat(store.publish(change("hall", 5, "gap"))).isInstanceOf(Stale.class);
        assertThat(store.publish(change("nowhere", 3, "gap"))).isEqualTo(new Stale(Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldTakeExactlyOneOfManyWhoPublishOnTheSameRevision() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                List<Callable<PublishOutcome>> tasks = new ArrayList<>();
                for (int writer = 0; writer < 8; writer++) {
                    SiteChange change = change("hall", round, "by " + writer);
                    tasks.add(() -> store.publish(change));
                }
                int published = 0;
                for (Future<PublishOutcome> outcome : writers.invokeAll(tasks)) {
                    published += outcome.get() instanceof Published ? 1 : 0;
                }
                assertThat(published).as("round %s", round).isEqualTo(1);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(store.history("hall", Long.MAX_VALUE, 100)).hasSize(10);
    }

    @Test
    void shouldFindEverythingAgainAfterItWasClosed() {
        publish("hall", 0, "kept");
        database.close();
        database = SiteDatabase.open(address());
        store = database.revisions();
        assertThat(store.newest("hall")).map(SiteRevision::document).contains("kept");
    }

    @Test
    void shouldKeepALargeDocumentToTheLetter() {
        String large = "\u00e4\u4f4d \"quoted\" \\ ' ; -- ".repeat(100_000);
        publish("hall", 0, large);
        assertThat(store.newest("hall")).map(SiteRevision::document).contains(large);
    }

    @Test
    void shouldRefuseATooLongReasonByName() {
        assertThatThrownBy(() -> new SiteChange("hall", 0, "{}", "ada", "x".repeat(2_001), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason has 2001 characters: 0 to 2000 are allowed");
    }

    @Test
    void shouldShowAStaleWriterBothVersions() {
        publish("hall", 0, "one");
        publish("hall", 1, "two");
        publish("hall", 2, "three");

        assertThat(store.publish(change("hall", 1, "mine")))
                .isEqualTo(new Stale(store.find("hall", 1), store.find("hall", 3)));
        assertThat(store.newestNumber("hall")).isEqualTo(3);
        assertThat(store.newestNumber("nowhere")).isZero();
    }

    @Test
    void shouldKeepDraftsByOwnerAndName() {
        DraftStore drafts = database.drafts();
        SiteDraft first = draft("ada", "north", 0, "{");
        assertThat(drafts.save(first)).isEqualTo(new VersionedOutcome.Saved<>(first.next()));
        assertThat(drafts.save(draft("ada", "north", 1, "{}"))).isInstanceOf(VersionedOutcome.Saved.class);
        assertThat(drafts.save(draft("ada", "south", 0, "[]"))).isInstanceOf(VersionedOutcome.Saved.class);
        assertThat(drafts.save(draft("bob", "north", 0, "0"))).isInstanceOf(VersionedOutcome.Saved.class);

        assertThat(drafts.list("hall", "ada")).extracting(SiteDraft::document).containsExactly("{}", "[]");
        assertThat(drafts.find("hall", "bob", "north")).map(SiteDraft::version).contains(1L);
        assertThat(drafts.save(draft("ada", "north", 1, "late")))
                .isEqualTo(new VersionedOutcome.Stale<>(drafts.find("hall", "ada", "north")));
        assertThat(drafts.save(draft("ada", "north", 0, "again"))).isInstanceOf(VersionedOutcome.Stale.class);
        assertThat(drafts.discard("hall", "ada", "north", 1)).isInstanceOf(VersionedOutcome.Stale.class);
        assertThat(drafts.discard("hall", "ada", "north", 2)).isInstanceOf(VersionedOutcome.Removed.class);
        assertThat(drafts.find("hall", "ada", "north")).isEmpty();
    }

    @Test
    void shouldKeepPlansByFloorToTheByte() {
        PlanStore plans = database.plans();
        byte[] large = new byte[3 * 1024 * 1024];
        new Random(11).nextBytes(large);
        PlanContent content = PlanContent.of(large);
        assertThat(plans.save(plan("ground", 0, ""), content)).isInstanceOf(VersionedOutcome.Saved.class);
        assertThat(plans.save(plan("upper", 0, ""), PlanContent.of(new byte[] {1})))
                .isInstanceOf(VersionedOutcome.Saved.class);

        assertThat(plans.content("hall", "ground", "plan.png")).contains(content);
        assertThat(plans.save(plan("ground", 1, "{\"scale\":0.01}"))).isInstanceOf(VersionedOutcome.Saved.class);
        assertThat(plans.list("hall")).extracting(FloorPlan::version).containsExactly(2L, 1L);
        assertThat(plans.find("hall", "ground", "plan.png"))
                .map(FloorPlan::properties)
                .contains("{\"scale\":0.01}");
        assertThat(plans.content("hall", "ground", "plan.png")).contains(content);
        assertThat(plans.save(plan("ground", 1, "late"), content)).isInstanceOf(VersionedOutcome.Stale.class);
        assertThat(plans.remove("hall", "ground", "plan.png", 2)).isInstanceOf(VersionedOutcome.Removed.class);
        assertThat(plans.content("hall", "ground", "plan.png")).isEmpty();
    }

    @Test
    void shouldRefuseMorePlansThanASiteMayHave() {
        PlanContent content = PlanContent.of(new byte[] {1});
        for (int i = 0; i < PlanStore.MOST_PLANS; i++) {
            database.plans().save(plan("f" + i, 0, ""), content);
        }
        assertThatThrownBy(() -> database.plans().save(plan("one-more", 0, ""), content))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("site hall has 200 rows of floor_plan, the most there may be; remove one first");
        assertThat(database.plans().save(plan("f1", 1, "changed"))).isInstanceOf(VersionedOutcome.Saved.class);
    }

    @Test
    void shouldRefuseAPlanThatIsTooLarge() {
        assertThatThrownBy(() -> PlanContent.of(new byte[PlanContent.MOST_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a plan has 20971521 bytes: 1 to 20971520 are allowed");
    }

    @Test
    void shouldKeepContentAnchorsWithTheirPoses() {
        ContentAnchorStore anchors = database.contentAnchors();
        ContentAnchor sign = anchor("sign", 0, 1.1, ContentAnchor.Access.READ, Optional.empty());
        assertThat(anchors.save(sign)).isEqualTo(new VersionedOutcome.Saved<>(sign.next()));
        assertThat(anchors.find("hall", "sign", NOON)).contains(sign.next());

        ContentAnchor moved = anchor("sign", 1, 2.2, ContentAnchor.Access.WRITE, Optional.of(NOON.plusSeconds(9)));
        assertThat(anchors.save(moved)).isEqualTo(new VersionedOutcome.Saved<>(moved.next()));
        assertThat(anchors.save(moved)).isEqualTo(new VersionedOutcome.Stale<>(Optional.of(moved.next())));
        assertThat(anchors.remove("hall", "sign", 2, NOON)).isInstanceOf(VersionedOutcome.Removed.class);
        assertThat(anchors.remove("hall", "sign", 2, NOON)).isEqualTo(new VersionedOutcome.Stale<>(Optional.empty()));
    }

    @Test
    void shouldForgetContentAnchorsWhenTheyExpire() {
        ContentAnchorStore anchors = database.contentAnchors();
        Instant end = NOON.plusSeconds(60);
        anchors.save(anchor("short", 0, 1, ContentAnchor.Access.READ, Optional.of(end)));
        anchors.save(anchor("long", 0, 2, ContentAnchor.Access.READ, Optional.empty()));

        assertThat(ids(anchors.list("hall", "bob", ContentAnchorSearch.page("", 10), NOON)))
                .containsExactly("long", "short");
        assertThat(ids(anchors.list("hall", "bob", ContentAnchorSearch.page("", 10), end)))
                .containsExactly("long");
        assertThat(anchors.find("hall", "short", end)).isEmpty();
        ContentAnchor again = new ContentAnchor(
                "hall",
                "short",
                0,
                POSE,
                Optional.empty(),
                ContentAnchor.Quality.UNKNOWN,
                "",
                "",
                "",
                "bob",
                ContentAnchor.Access.READ,
                Optional.empty(),
                end);
        assertThat(anchors.save(again)).isInstanceOf(VersionedOutcome.Saved.class);
        assertThat(anchors.removeExpired(end)).isZero();
        anchors.save(anchor("gone", 0, 1, ContentAnchor.Access.READ, Optional.of(end)));
        assertThat(anchors.removeExpired(end)).isEqualTo(1);
    }

    @Test
    void shouldShowPrivateContentAnchorsToTheirOwnerOnly() {
        ContentAnchorStore anchors = database.contentAnchors();
        anchors.save(anchor("far", 0, 5, ContentAnchor.Access.READ, Optional.empty()));
        anchors.save(anchor("mine", 0, 3, ContentAnchor.Access.PRIVATE, Optional.empty()));
        anchors.save(anchor("near", 0, 1, ContentAnchor.Access.WRITE, Optional.empty()));

        assertThat(ids(anchors.list("hall", "ada", ContentAnchorSearch.page("far", 1), NOON)))
                .containsExactly("mine");
        assertThat(ids(anchors.list("hall", "ada", around(4, 9), NOON))).containsExactly("near", "mine");
        assertThat(ids(anchors.list("hall", "bob", around(9, 9), NOON))).containsExactly("near", "far");
        assertThat(ids(anchors.list("hall", "bob", around(9, 1), NOON))).containsExactly("near");
        assertThat(ids(anchors.list("hall", "bob", around(9, 9).with("f0", "sign"), NOON)))
                .containsExactly("near", "far");
        assertThat(anchors.list("hall", "bob", around(9, 9).with("f1", ""), NOON))
                .isEmpty();
        assertThat(anchors.list("hall", "bob", ContentAnchorSearch.page("", 9).with("", "note"), NOON))
                .isEmpty();
    }

    private static ContentAnchorSearch around(double radius, int most) {
        return ContentAnchorSearch.near(Vector3.ZERO, radius, most);
    }

    private static final RigidTransform POSE =
            new RigidTransform(Quaternion.ofYawPitchRoll(0.3, -0.2, 0.1), new Vector3(0.1, 0.2, 0.3));

    private static ContentAnchor anchor(
            String id, long version, double x, ContentAnchor.Access access, Optional<Instant> expires) {
        return new ContentAnchor(
                "hall",
                id,
                version,
                new RigidTransform(POSE.rotation(), new Vector3(x, 0.1 + 0.2, 0)),
                Optional.of(Covariance6.isotropic(0.1, 1.0 / 3)),
                ContentAnchor.Quality.TRACKED,
                "f0",
                "sign",
                "{\"text\":\"Exit\"}",
                "ada",
                access,
                expires,
                NOON);
    }

    private static List<String> ids(List<ContentAnchor> anchors) {
        return anchors.stream().map(ContentAnchor::id).toList();
    }

    private static SiteDraft draft(String owner, String name, long version, String document) {
        return new SiteDraft("hall", owner, name, version, 3, document, NOON);
    }

    private static FloorPlan plan(String floor, long version, String properties) {
        return new FloorPlan("hall", floor, "plan.png", version, "image/png", properties, "ada", NOON);
    }

    private void publish(String site, long basedOn, String document) {
        assertThat(store.publish(change(site, basedOn, document))).isInstanceOf(Published.class);
    }

    private static SiteChange change(String site, long basedOn, String document) {
        return new SiteChange(site, basedOn, document, "ada", "because " + basedOn, NOON);
    }
}
