package org.sitedatum.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.store.PublishOutcome.Published;
import org.sitedatum.cluster.store.PublishOutcome.Stale;

/** What every store keeps to, whatever database is below it. */
abstract class SiteStoreLaws {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private SiteStore store;

    abstract StoreAddress address();

    @BeforeEach
    void open() {
        store = JdbcSiteStore.open(address());
    }

    @AfterEach
    void close() {
        store.close();
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
                .extracting(SiteRevision::number)
                .containsExactly(2L, 1L);
        assertThat(store.history("hall", 2, 10))
                .extracting(SiteRevision::number)
                .containsExactly(1L);
        assertThat(store.find("hall", 3)).isEmpty();
    }

    @Test
    void shouldRefuseAStaleChangeAndShowTheNewestRevision() {
        publish("hall", 0, "first");
        PublishOutcome second = store.publish(change("hall", 0, "other"));
        assertThat(second).isEqualTo(new Stale(store.newest("hall")));
        assertThat(store.newest("hall")).map(SiteRevision::document).contains("first");
        assertThat(store.publish(change("hall", 5, "gap"))).isInstanceOf(Stale.class);
        assertThat(store.publish(change("nowhere", 3, "gap"))).isEqualTo(new Stale(Optional.empty()));
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
        store.close();
        store = JdbcSiteStore.open(address());
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

    private void publish(String site, long basedOn, String document) {
        assertThat(store.publish(change(site, basedOn, document))).isInstanceOf(Published.class);
    }

    private static SiteChange change(String site, long basedOn, String document) {
        return new SiteChange(site, basedOn, document, "ada", "because " + basedOn, NOON);
    }
}
