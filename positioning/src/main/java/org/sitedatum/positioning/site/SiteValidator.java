package org.sitedatum.positioning.site;

import java.util.List;

/**
 * Finds everything by which a site contradicts itself or physics: orphan parents, loops of frames, ids listed twice, anchors
 * outside the building, outlines that cross themselves, references to nothing, numbers out of range.
 *
 * <p>A site with any fault must be refused whole; every fault is listed so that it can be repaired in one go. A pure function.
 */
public final class SiteValidator {
    private SiteValidator() {}

    /** All faults in document order; empty for a sound site. */
    public static List<SiteFault> validate(Site site) {
        FaultList faults = new FaultList();
        faults.checkId("id", site.id());
        site.georeference().ifPresent(georeference -> checkGeoreference(georeference, faults));
        FloorRules.check(site, faults);
        FrameRules.check(site, faults);
        SensorRules.check(site, faults);
        PlaceRules.check(site, faults);
        TrackableRules.check(site, faults);
        return faults.toList();
    }

    private static void checkGeoreference(Georeference georeference, FaultList faults) {
        faults.checkWithin("georeference.latDeg", georeference.latDeg(), -90, 90);
        faults.checkWithin("georeference.lonDeg", georeference.lonDeg(), -180, 180);
        faults.checkWithin("georeference.h", georeference.height(), -12_000, 100_000);
        faults.checkWithin("georeference.headingDeg", georeference.headingDeg(), -360, 360);
    }
}
