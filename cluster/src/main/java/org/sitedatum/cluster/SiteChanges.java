package org.sitedatum.cluster;

import java.util.function.BooleanSupplier;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.SiteDocument;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.SiteRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sites that are published, changed or removed while a node of a cluster runs, here or on another node. */
final class SiteChanges implements Sites.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(SiteChanges.class);

    private final ServedSites sites;
    private final MemberMail mail;
    private final SeatKeeper keeper;
    private final Redivisions redivisions;
    private final SiteStart starts;
    private final SiteSweeps sweeps;
    private final LiveSites live;
    private final BooleanSupplier isLeaving;
    private final Runnable onReadiness;

    SiteChanges(
            ServedSites sites,
            MemberMail mail,
            SeatKeeper keeper,
            Redivisions redivisions,
            SiteStart starts,
            SiteSweeps sweeps,
            LiveSites live,
            BooleanSupplier isLeaving,
            Runnable onReadiness) {
        this.sites = sites;
        this.mail = mail;
        this.keeper = keeper;
        this.redivisions = redivisions;
        this.starts = starts;
        this.sweeps = sweeps;
        this.live = live;
        this.isLeaving = isLeaving;
        this.onReadiness = onReadiness;
    }

    @Override
    public void onRevision(SiteRevision revision) {
        StoredSite next = new StoredSite(SiteDocument.siteOf(revision), revision.number());
        tellOthers(revision.site(), revision.number());
        keeper.step(() ->
                sites.find(revision.site()).ifPresentOrElse(site -> redivisions.follow(site, next), () -> begin(next)));
    }

    @Override
    public void onRemoved(String site, long revision) {
        tellOthers(site, revision);
        keeper.step(() -> sites.remove(site).ifPresent(this::end));
    }

    private void tellOthers(String site, long revision) {
        mail.others().forEach(other -> mail.sendRevision(other, site, revision));
    }

    /** A site that is new. */
    private void begin(StoredSite site) {
        if (!isLeaving.getAsBoolean()) {
            ServedSite served = starts.start(site);
            sites.add(served);
            mail.leases().add(served.leases(), 0);
            LOG.info("serving site {} from now on", served.id());
        }
    }

    /** A site that is not served any more: its owner falls silent, those who follow it let go. */
    private void end(ServedSite site) {
        mail.leases().remove(site.allLeases());
        site.close();
        live.drop(site.id());
        mail.handOvers().forget(site.id(), Long.MAX_VALUE);
        LOG.info("site {} was removed", site.id());
        sweeps.begin(site.id(), () -> sites.find(site.id()).isEmpty());
        onReadiness.run();
    }
}
