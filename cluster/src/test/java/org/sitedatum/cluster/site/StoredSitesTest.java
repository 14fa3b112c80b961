package org.sitedatum.cluster.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.sitedatum.cluster.site.SitePublication.Faulty;
import org.sitedatum.cluster.site.SitePublication.NoSuchRevision;
import org.sitedatum.cluster.site.SitePublication.Published;
import org.sitedatum.cluster.site.SitePublication.Stale;
import org.sitedatum.cluster.store.RevisionEntry;
import org.sitedatum.cluster.store.SiteChange;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.positioning.revision.ObjectChange;

class StoredSitesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private SiteDatabase database;
    private StoredSites sites;

    @BeforeEach
    void open(TestInfo test) {
        String name = "stored-" + test.getTestMethod().orElseThrow().getName();
        database = SiteDatabase.open(new StoreAddress("jdbc:h2:mem:" + name, "sitedatum", ""));
        sites = new StoredSites(database, Map.of(), () -> NOON);
    }

    @AfterEach
    void close() {
        sites.close();
    }

    @Test
    void shouldPublishOnTopOfWhatTheWriterHasSeenAndSayWhatChanged() {
        assertThat(publish(0, site(1, 2))).extracting(ObjectChange::text).contains("anchor a1 added");

        assertThat(publish(1, site(1, 2.5)))
                .extracting(ObjectChange::text)
                .containsExactly("anchor a1 position moved 0.5 m, from (1, 2, 2) to (1, 2.5, 2)");
        assertThat(sites.history("hall", Long.MAX_VALUE, 9))
                .containsExactly(
                        new RevisionEntry("hall", 2, "ada", "why 1", NOON),
                        new RevisionEntry("hall", 1, "ada", "why 0", NOON));
        assertThat(sites.compare("hall", 2, 1).orElseThrow())
                .extracting(ObjectChange::text)
                .containsExactly("anchor a1 position moved 0.5 m, from (1, 2.5, 2) to (1, 2, 2)");
        assertThat(sites.compare("hall", 1, 3)).isEmpty();
    }

    @Test
    void shouldShowAStaleWriterWhatItSawAndWhatThereIs() {
        publish(0, site(1, 1));
        publish(1, site(2, 2));
        publish(2, site(3, 3));

        SitePublication late = sites.publish("hall", 1, site(4, 4), "bob", "");

        assertThat(late).isEqualTo(new Stale(sites.find("hall", 1), sites.find("hall", 3)));
    }

    @Test
    void shouldListEveryFaultAndPublishNothing() {
        byte[] faulty = text("{\"id\":\"hall\",\"name\":\"\",\"floors\":[{\"id\":\"f\",\"elevation\":0,\"height\":3}],"
                + "\"anchors\":[{\"id\":\"a\",\"position\":[0,0,99]},{\"id\":\"a\",\"position\":[0,0,1]}]}");
        List<?> faults = sites.check("hall", faulty);

        assertThat(faults).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sites.publish("hall", 0, faulty, "ada", "")).isEqualTo(new Faulty(sites.check("hall", faulty)));
        assertThat(sites.list()).isEmpty();
        assertThat(sites.check("hall", site(1, 1))).isEmpty();
    }

    @Test
    void shouldRefuseTheDocumentOfAnotherSite() {
        assertThat(sites.publish("shop", 0, site(1, 1), "ada", ""))
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .singleElement()
                                .hasToString(
                                        "id = hall: must be shop, the site it is published for; ids do not change"));
    }

    @Test
    void shouldGoBackByPublishingAnOlderRevisionAgain() {
        publish(0, site(1, 1));
        publish(1, site(2, 2));

        assertThat(sites.restore("hall", 1, 2, "ada", "back")).isInstanceOf(Published.class);

        assertThat(sites.current("hall")).map(SiteRevision::number).contains(3L);
        assertThat(sites.current("hall").map(SiteRevision::document))
                .isEqualTo(sites.find("hall", 1).map(SiteRevision::document));
        assertThat(sites.restore("hall", 9, 3, "ada", "")).isEqualTo(new NoSuchRevision("hall", 9));
        assertThat(sites.restore("hall", 1, 2, "ada", "")).isInstanceOf(Stale.class);
    }

    @Test
    void shouldTellListenersOfTheNewestRevisionOnceAndInOrder() throws Exception {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        AutoCloseable listening = sites.listen(revision -> heard.add(revision.number()));
        for (int i = 0; i < 5; i++) {
            publish(i, site(1, i));
        }
        await().untilAsserted(() -> assertThat(heard).contains(5L));
        assertThat(heard).isSorted().doesNotHaveDuplicates();

        listening.close();
        publish(5, site(2, 2));
        awaitNothingTold();
        assertThat(heard).doesNotContain(6L, 7L);
    }

    @Test
    void shouldFindRevisionsThatSomebodyElseWroteWithoutAWord() {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        sites.listen(revision -> heard.add(revision.number()));

        database.revisions()
                .publish(new SiteChange("hall", 0, new String(site(1, 1), StandardCharsets.UTF_8), "x", "", NOON));

        await().untilAsserted(() -> assertThat(heard).containsExactly(1L));
    }

    @Test
    void shouldKnowOfRevisionsThatOthersSpeakOf() {
        sites.hear("hall", 3);
        assertThat(sites.knownRevision("hall")).isEqualTo(3);
        assertThat(sites.knownRevision("shop")).isZero();
        publish(0, site(1, 1));
        assertThat(sites.knownRevision("hall")).isEqualTo(3);
    }

    @Test
    void shouldRefuseAnAuthorWithoutAName() {
        assertThatThrownBy(() -> sites.publish("hall", 0, site(1, 1), "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("author has 0 characters: 1 to 256 are allowed");
        assertThat(sites.current("hall")).isEqualTo(Optional.empty());
    }

    @Test
    void shouldTellOfASiteThatIsRemovedAndOfOneThatComesBack() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        sites.listen(new Sites.Listener() {
            @Override
            public void onRevision(SiteRevision revision) {
                told.add("revision " + revision.number());
            }

            @Override
            public void onRemoved(String site, long revision) {
                told.add("removed " + site + " " + revision);
            }
        });
        publish(0, site(1, 1));
        await().until(() -> told.contains("revision 1"));

        assertThat(sites.remove("hall", 3, "ada", "")).isInstanceOf(SitePublication.Stale.class);
        assertThat(sites.remove("shop", 0, "ada", "")).isInstanceOf(SitePublication.Stale.class);
        assertThat(sites.remove("hall", 1, "ada", "over")).isInstanceOf(Published.class);
        await().until(() -> told.contains("removed hall 2"));
        assertThat(sites.list()).isEmpty();
        assertThat(sites.current("hall")).isEmpty();
        assertThat(sites.remove("hall", 2, "ada", "")).isInstanceOf(SitePublication.Stale.class);
        sites.hear("hall", 1);

        publish(0, site(2, 2));
        await().until(() -> told.contains("revision 3"));
        assertThat(told).containsExactly("revision 1", "removed hall 2", "revision 3");
        assertThat(sites.restore("hall", 1, 3, "ada", "")).isInstanceOf(Published.class);
    }

    /** Another listener hears of the last revision: so would the one that left have. */
    private void awaitNothingTold() {
        List<Long> later = Collections.synchronizedList(new ArrayList<>());
        sites.listen(revision -> later.add(revision.number()));
        publish(6, site(3, 3));
        await().until(() -> later.contains(7L));
    }

    private List<ObjectChange> publish(long expected, byte[] document) {
        SitePublication outcome = sites.publish("hall", expected, document, "ada", "why " + expected);
        assertThat(outcome).isInstanceOf(Published.class);
        return ((Published) outcome).changes();
    }

    private static byte[] site(double x, double y) {
        return text("{\"id\":\"hall\",\"name\":\"Hall\",\"floors\":[{\"id\":\"f\",\"elevation\":0,\"height\":3}],"
                + "\"anchors\":[{\"id\":\"a1\",\"position\":[" + x + "," + y + ",2]}]}");
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
