package org.sitedatum.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.mqtt.SectorVoice;
import org.sitedatum.positioning.sector.SectorMap;
import org.sitedatum.positioning.site.Sector;
import org.sitedatum.positioning.site.Site;

/**
 * What is owned: a site, or one of its sectors where it has several.
 *
 * @param site site id
 * @param place of the sector among those of the site, from 0
 * @param sector empty: the whole site
 */
record SectorKey(String site, int place, Optional<SectorVoice> sector) {

    /** What there is to own of a site. */
    static List<SectorKey> of(Site site) {
        List<Sector> sectors = SectorMap.sectorsOf(site);
        if (sectors.size() == 1) {
            return List.of(new SectorKey(site.id(), 0, Optional.empty()));
        }
        List<SectorKey> keys = new ArrayList<>();
        for (Sector one : sectors) {
            keys.add(new SectorKey(site.id(), keys.size(), Optional.of(new SectorVoice(one.id(), keys.isEmpty()))));
        }
        return keys;
    }

    /** The leases of a site's sectors by their ids; of a site that is one sector, by that one's. */
    static Map<String, String> leasesOf(Site site) {
        List<SectorKey> keys = of(site);
        Map<String, String> leases = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            leases.put(SectorMap.sectorsOf(site).get(i).id(), keys.get(i).lease());
        }
        return leases;
    }

    /** The name of its lease: {@code site}, or {@code site/place/sector}; the place spreads a site's sectors over the nodes. */
    String lease() {
        return sector.map(one -> leaseOf(site, place, one.id())).orElse(site);
    }

    /** Its id among what lives: the sector's, or the site's. */
    String liveId() {
        return sector.map(SectorVoice::id).orElse(site);
    }

    /** Its id in the division of the site that it belongs to: of a site that is one sector, that one's. */
    String divisionId(Site of) {
        return sector.map(SectorVoice::id)
                .orElseGet(() -> SectorMap.sectorsOf(of).get(0).id());
    }

    static String leaseOf(String site, int place, String sector) {
        return site + "/" + place + "/" + sector;
    }

    /** The site of a lease. */
    static String siteOf(String lease) {
        int slash = lease.indexOf('/');
        return slash < 0 ? lease : lease.substring(0, slash);
    }

    /** What it is called: {@code site} or {@code site/sector}. */
    String name() {
        return sector.map(one -> site + "/" + one.id()).orElse(site);
    }
}
