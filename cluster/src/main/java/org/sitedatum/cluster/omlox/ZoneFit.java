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

    /** Points that agree so well need no freer map, m. */
    private static final double EXACT = 0.01;

    private final LocalTangentPlane plane;
    private final Aligned enuFromZone;
    private final AlignmentMap zoneFromEnu;
    /** -1 where y points down, as images have it. */
    private final double up;

    private ZoneFit(LocalTangentPlane plane, Aligned enuFromZone, double up) {
        this.up = up;
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
        List<MatchedPoint> matches = matches(pairs, plane, 1);
        double up = 1;
        AlignmentResult result =
                FrameAlignment.of(AlignmentModel.PLAN_SIMILARITY).fit(matches);
        if (result instanceof Refused refused && refused.reason() == Refused.Reason.REFLECTION) {
            up = -1;
            matches = matches(pairs, plane, up);
            result = FrameAlignment.of(AlignmentModel.PLAN_SIMILARITY).fit(matches);
        }
        if (result instanceof Refused refused) {
            throw new NoPlace(
                    "the ground control points of zone " + zone.id() + " cannot be fitted: " + refused.detail());
        }
        Aligned best = better((Aligned) result, matches);
        double spread = matches.stream()
                .mapToDouble(match -> match.target().norm())
                .max()
                .orElse(0);
        if (best.rms() > Math.max(WORST_RMS, WORST_SHARE * spread)) {
            throw new NoPlace("the ground control points of zone " + zone.id() + " contradict each other: they miss by "
                    + Math.round(100 * best.rms()) / 100.0 + " m");
        }
        return new ZoneFit(plane, best, up);
    }

    private static List<MatchedPoint> matches(List<ControlPair> pairs, LocalTangentPlane plane, double up) {
        double height = plane.origin().height();
        return pairs.stream()
                .map(pair -> {
                    Vector3 enu = plane.toEnu(new Geodetic(pair.latDeg(), pair.lonDeg(), height));
                    return MatchedPoint.ofPlan(pair.x(), up * pair.y(), enu.x(), enu.y());
                })
                .toList();
    }

    private static Aligned better(Aligned similar, List<MatchedPoint> matches) {
        AlignmentResult free = FrameAlignment.of(AlignmentModel.PLAN_AFFINE).fit(matches);
        boolean isFreer = free instanceof Aligned affine
                && similar.rms() > EXACT
                && 2 * error(affine.leaveOneOutRms()) < error(similar.leaveOneOutRms());
        return isFreer ? (Aligned) free : similar;
    }

    private static double error(OptionalDouble leaveOneOut) {
        return leaveOneOut.orElse(Double.POSITIVE_INFINITY);
    }

    /** Longitude and latitude of a point of the zone. */
    Geodetic toGeodetic(double x, double y) {
        Vector3 enu = enuFromZone.targetFromSource().apply(new Vector3(x, up * y, 0));
        return plane.toGeodetic(new Vector3(enu.x(), enu.y(), 0));
    }

    /** The point of the zone at a place on Earth. */
    GeoPoint fromGeodetic(double latDeg, double lonDeg) {
        Vector3 enu = plane.toEnu(new Geodetic(latDeg, lonDeg, plane.origin().height()));
        Vector3 local = zoneFromEnu.apply(new Vector3(enu.x(), enu.y(), 0));
        return GeoPoint.of(local.x(), up * local.y());
    }

    /** What was fitted, with residuals. */
    Aligned alignment() {
        return enuFromZone;
    }
}
