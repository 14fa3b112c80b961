package org.sitedatum.cluster.omlox;

import java.util.List;
import java.util.OptionalDouble;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentMap;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.AlignmentResult;
import org.sitedatum.frames.alignment.FrameAlignment;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.alignment.Refused;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.LocalTangentPlane;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.HubZone;
import org.sitedatum.mqtt.omlox.HubZone.ControlPair;

/**
 * How a zone's coordinates lie on Earth, fitted to its control points: one turn, one scale and a shift, or any linear map where
 * that predicts a point left out at least twice as well, as for a plan that was stretched by a scan.
 */
final class ZoneFit {

    /** A worse fit than this is a mistake in the points, m, or as a share of their spread where that is more. */
    private static final double WORST_RMS = 2;

    private static final double WORST_SHARE = 0.05;

    private final LocalTangentPlane plane;
    private final Aligned enuFromZone;
    private final AlignmentMap zoneFromEnu;

    private ZoneFit(LocalTangentPlane plane, Aligned enuFromZone) {
        this.plane = plane;
        this.enuFromZone = enuFromZone;
        this.zoneFromEnu = enuFromZone.targetFromSource().inverse();
    }

    /** Fits a zone. */
    static ZoneFit of(HubZone zone) throws NoPlace {
        List<ControlPair> pairs = zone.controlPoints();
        if (pairs.size() < HubZone.FEWEST_PAIRS) {
            throw new NoPlace("zone " + zone.id() + " has " + pairs.size() + " ground control points; "
                    + HubZone.FEWEST_PAIRS + " or more are needed");
        }
        double lat = pairs.stream().mapToDouble(ControlPair::latDeg).average().orElseThrow();
        double lon = pairs.stream().mapToDouble(ControlPair::lonDeg).average().orElseThrow();
        double height = zone.wgs84Height().orElse(0);
        LocalTangentPlane plane = LocalTangentPlane.at(new Geodetic(lat, lon, height));
        List<MatchedPoint> matches = pairs.stream()
                .map(pair -> {
                    Vector3 enu = plane.toEnu(new Geodetic(pair.latDeg(), pair.lonDeg(), height));
                    return MatchedPoint.ofPlan(pair.x(), pair.y(), enu.x(), enu.y());
                })
                .toList();
        Aligned best = best(matches, zone.id());
        double spread = matches.stream()
                .mapToDouble(match -> match.target().norm())
                .max()
                .orElse(0);
        if (best.rms() > Math.max(WORST_RMS, WORST_SHARE * spread)) {
            throw new NoPlace("the ground control points of zone " + zone.id() + " contradict each other: they miss by "
                    + Math.round(100 * best.rms()) / 100.0 + " m");
        }
        return new ZoneFit(plane, best);
    }

    private static Aligned best(List<MatchedPoint> matches, String zone) throws NoPlace {
        AlignmentResult plain =
                FrameAlignment.of(AlignmentModel.PLAN_SIMILARITY).fit(matches);
        AlignmentResult free = FrameAlignment.of(AlignmentModel.PLAN_AFFINE).fit(matches);
        if (plain instanceof Aligned similar) {
            boolean freer = free instanceof Aligned affine
                    && similar.rms() > 0.01
                    && 2 * error(affine.leaveOneOutRms()) < error(similar.leaveOneOutRms());
            return freer ? (Aligned) free : similar;
        }
        if (free instanceof Aligned mirrored && ((Refused) plain).reason() == Refused.Reason.REFLECTION) {
            // y down, as images have it
            return mirrored;
        }
        throw new NoPlace(
                "the ground control points of zone " + zone + " cannot be fitted: " + ((Refused) plain).detail());
    }

    private static double error(OptionalDouble leaveOneOut) {
        return leaveOneOut.orElse(Double.POSITIVE_INFINITY);
    }

    /** Longitude and latitude of a point of the zone. */
    Geodetic toGeodetic(double x, double y) {
        Vector3 enu = enuFromZone.targetFromSource().apply(new Vector3(x, y, 0));
        return plane.toGeodetic(new Vector3(enu.x(), enu.y(), 0));
    }

    /** The point of the zone at a place on Earth. */
    GeoPoint fromGeodetic(double latDeg, double lonDeg) {
        Vector3 enu = plane.toEnu(new Geodetic(latDeg, lonDeg, plane.origin().height()));
        Vector3 local = zoneFromEnu.apply(new Vector3(enu.x(), enu.y(), 0));
        return GeoPoint.of(local.x(), local.y());
    }

    /** What was fitted, with residuals. */
    Aligned alignment() {
        return enuFromZone;
    }
}
