package org.sitedatum.cluster.site;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sitedatum.cluster.store.ContentAnchorStore;
import org.sitedatum.cluster.store.DraftStore;
import org.sitedatum.cluster.store.PlanStore;
import org.sitedatum.cluster.store.PublishOutcome;
import org.sitedatum.cluster.store.RevisionEntry;
import org.sitedatum.cluster.store.SiteChange;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.positioning.revision.ObjectChange;
import org.sitedatum.positioning.revision.SiteComparison;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.SiteFault;

/**
 * The sites of a database. Whoever publishes is answered when the database has the revision; listeners hear of it after that.
 */
public final class StoredSites implements Sites, AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final SiteDatabase database;
    private final Supplier<Instant> clock;
    private final RevisionNews news;

    /**
     * Over an open database, which is closed with it.
     *
     * @param known revision of each site that listeners need not be told of any more
     * @param clock when revisions are published
     */
    public StoredSites(SiteDatabase database, Map<String, Long> known, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
        this.news = new RevisionNews(database.revisions(), known, BETWEEN_LOOKS);
    }

    /** Another node says that there is a revision; returns at once, listeners hear of it soon. */
    public void hear(String site, long revision) {
        news.hear(site, revision);
    }

    /** The newest revision of a site that is known to be there, whether listeners have been told of it or not; 0 without one. */
    public long knownRevision(String site) {
        return news.known(site);
    }

    @Override
    public List<String> list() {
        return database.revisions().sites();
    }

    @Override
    public Optional<SiteRevision> current(String site) {
        return database.revisions().newest(site);
    }

    @Override
    public Optional<SiteRevision> find(String site, long revision) {
        return database.revisions().find(site, revision);
    }

    @Override
    public List<RevisionEntry> history(String site, long below, int most) {
        return database.revisions().history(site, below, most);
    }

    @Override
    public Optional<List<ObjectChange>> compare(String site, long before, long after) {
        Optional<Site> was = find(site, before).map(SiteDocument::siteOf);
        Optional<Site> is = find(site, after).map(SiteDocument::siteOf);
        return was.isPresent() && is.isPresent()
                ? Optional.of(SiteComparison.between(was.get(), is.get()))
                : Optional.empty();
    }

    @Override
    public List<SiteFault> check(String site, byte[] document) {
        return SiteDocument.decode(site, document) instanceof SiteDecoding.Faulty faulty ? faulty.faults() : List.of();
    }

    @Override
    public SitePublication publish(String site, long expectedRevision, byte[] document, String who, String why) {
        SiteDecoding decoding = SiteDocument.decode(site, document);
        if (decoding instanceof SiteDecoding.Faulty faulty) {
            return new SitePublication.Faulty(faulty.faults());
        }
        String text = new String(document, StandardCharsets.UTF_8);
        Site after = ((SiteDecoding.Sound) decoding).site();
        // before it is published: what follows that must not fail
        List<ObjectChange> changes = changes(expectedRevision, after);
        long base =
                expectedRevision == 0 && isRemoved(site) ? database.revisions().newestNumber(site) : expectedRevision;
        return changed(new SiteChange(site, base, text, who, why, clock.get()), changes);
    }

    private boolean isRemoved(String site) {
        return current(site).isEmpty();
    }

    private SitePublication changed(SiteChange change, List<ObjectChange> changes) {
        PublishOutcome outcome = database.revisions().publish(change);
        if (outcome instanceof PublishOutcome.Stale stale) {
            return new SitePublication.Stale(stale.basedOn(), stale.newest());
        }
        SiteRevision revision = ((PublishOutcome.Published) outcome).revision();
        news.hear(change.site(), revision.number());
        return new SitePublication.Published(revision, changes);
    }

    private List<ObjectChange> changes(long before, Site after) {
        return find(after.id(), before)
                .map(revision -> revision.document().getBytes(StandardCharsets.UTF_8))
                .map(document -> SiteDocument.decode(after.id(), document))
                .filter(SiteDecoding.Sound.class::isInstance)
                .map(sound -> SiteComparison.between(((SiteDecoding.Sound) sound).site(), after))
                .orElseGet(() -> SiteComparison.added(after));
    }

    @Override
    public SitePublication restore(String site, long revision, long expectedRevision, String who, String why) {
        Optional<SiteRevision> older = find(site, revision);
        if (older.isEmpty()) {
            return new SitePublication.NoSuchRevision(site, revision);
        }
        byte[] document = older.get().document().getBytes(StandardCharsets.UTF_8);
        return publish(site, expectedRevision, document, who, why);
    }

    @Override
    public SitePublication remove(String site, long expectedRevision, String who, String why) {
        Optional<SiteRevision> newest = current(site);
        if (newest.filter(revision -> revision.number() == expectedRevision).isEmpty()) {
            return new SitePublication.Stale(find(site, expectedRevision), newest);
        }
        return changed(new SiteChange(site, expectedRevision, "", who, why, clock.get()), List.of());
    }

    @Override
    public DraftStore drafts() {
        return database.drafts();
    }

    @Override
    public PlanStore plans() {
        return database.plans();
    }

    @Override
    public ContentAnchorStore contentAnchors() {
        return database.contentAnchors();
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        return news.add(listener);
    }

    @Override
    public void close() {
        news.close();
        database.close();
    }
}
