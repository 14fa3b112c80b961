package org.sitedatum.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.positioning.sector.Tenure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the sites of a running node from one division into sectors to another. On the thread of {@link SeatKeeper} only. */
final class Redivisions {

    private static final Logger LOG = LoggerFactory.getLogger(Redivisions.class);

    /** Between two looks at how far it is. */
    private static final long LOOK_MILLIS = 30;
    /** What bodies have been lifted by in a few hundred crossings: their epochs need no lift any more. */
    private static final long ABOVE_LIFTS = 1L << 24;

    private final ServedSites sites;
    private final MemberMail mail;
    private final SeatKeeper keeper;
    private final Runnable onReadiness;
    /** The division of which revision a lease's owner has given its bodies to, whether or not it is known here. */
    private final Map<String, Long> given = new HashMap<>();

    Redivisions(ServedSites sites, MemberMail mail, SeatKeeper keeper, Runnable onReadiness) {
        this.sites = sites;
        this.mail = mail;
        this.keeper = keeper;
        this.onReadiness = onReadiness;
    }

    /** Takes a revision to a site that is served. */
    void follow(ServedSite site, StoredSite next) {
        boolean isUnderWay = site.redivision().isPresent();
        site.follow(next, onReadiness);
        if (!isUnderWay) {
            site.redivision().ifPresent(begun -> begin(site, begun));
        }
    }

    private void begin(ServedSite site, Redivision begun) {
        List<String> coming = Redivision.leases(begun.coming());
        LOG.info("{} is divided anew: {} come, {} go", site.id(), coming, Redivision.leases(begun.going()));
        SectorLeases leases = mail.leases();
        long highest = begun.before().stream()
                .mapToLong(key -> leases.epochOf(key.lease()))
                .max()
                .orElse(0);
        leases.add(coming, highest + ABOVE_LIFTS);
        Redivision.leases(begun.before()).stream()
                .filter(lease -> given.getOrDefault(lease, 0L) == begun.next().revision())
                .forEach(lease -> hearGiven(site, begun, lease));
        keeper.later(() -> goOn(site, begun), LOOK_MILLIS);
    }

    /** Another node has given the bodies of a sector that it owned to the sectors of a revision. */
    void hearGiven(String lease, long revision) {
        sites.ofLease(lease).ifPresent(site -> {
            given.put(lease, revision);
            site.redivision()
                    .filter(one -> one.next().revision() == revision)
                    .ifPresent(one -> hearGiven(site, one, lease));
        });
    }

    private void hearGiven(ServedSite site, Redivision under, String lease) {
        if (Redivision.leases(under.before()).contains(lease) && !under.isGiven(lease)) {
            under.noteGiven(lease);
            site.seat(lease).ifPresent(seat -> seat.divide(under.next(), under.stays(lease), false, onReadiness));
            if (!under.stays(lease)) {
                mail.leases().remove(List.of(lease));
            }
        }
    }

    private void goOn(ServedSite site, Redivision under) {
        if (sites.find(site.id()).filter(site::equals).isEmpty()) {
            return; // removed meanwhile
        }
        SectorLeases leases = mail.leases();
        boolean allOwned = under.coming().stream().allMatch(key -> leases.epochOf(key.lease()) != 0);
        if (under.isElected(allOwned)) {
            Redivision.leases(under.before()).stream()
                    .filter(lease -> leases.isOwned(lease) && !under.isGiven(lease))
                    .forEach(lease -> site.seat(lease).ifPresent(seat -> give(under, lease, seat)));
        }
        if (under.isOver()) {
            end(site, under);
        } else {
            keeper.later(() -> goOn(site, under), LOOK_MILLIS);
        }
    }

    private void give(Redivision under, String lease, ServedSector seat) {
        under.noteGiven(lease);
        seat.divide(under.next(), under.stays(lease), true, () -> {
            SectorWord word = SectorWord.given(lease, under.next().revision());
            mail.others().forEach(node -> mail.snapshots().send(node, word));
            onReadiness.run();
            if (!under.stays(lease)) {
                mail.leases().remove(List.of(lease));
            }
        });
    }

    private void end(ServedSite site, Redivision under) {
        Redivision.leases(under.before()).forEach(lease -> hearGiven(site, under, lease));
        site.endRedivision();
        mail.handOvers().forget(site.id(), Tenure.leastNumber(under.next().revision()));
        LOG.info("{} is divided as of revision {} now", site.id(), under.next().revision());
        given.keySet().removeIf(lease -> SectorKey.siteOf(lease).equals(site.id()));
        under.going().forEach(key -> site.shut(key.lease()));
        onReadiness.run();
        site.redivision().ifPresent(another -> begin(site, another));
    }
}
