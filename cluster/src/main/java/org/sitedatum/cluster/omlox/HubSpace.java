package org.sitedatum.cluster.omlox;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.ProjectedCrs;
import org.sitedatum.frames.geo.ProjectedPoint;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.omlox.Crs;
import org.sitedatum.mqtt.omlox.GeoPoint;
import org.sitedatum.mqtt.omlox.GeoPolygon;
import org.sitedatum.mqtt.omlox.GeoShape;
import org.sitedatum.mqtt.omlox.HubZone;
import org.sitedatum.mqtt.omlox.HubZone.ControlPair;
import org.sitedatum.mqtt.omlox.ProviderType;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Site;

/**
 * The coordinates of a hub: the metres of its zones, longitude and latitude, EPSG projections, and the site frame. The site
 * itself is a zone too, whose metres are the site frame. Whatever has no way between the two ends is a {@link NoPlace}.
 */
final class HubSpace {

    /** A flat site frame is of use around the site only, m. */
    private static final double FARTHEST = 5e4;

    /** Side of the square of control points that the site's own zone shows, m. */
    private static final double SHOWN = 50;

    private static final int MOST_PROJECTIONS = 64;

    private final String siteZone;
    private final Optional<SiteGeoreference> georeference;
    private final double siteHeight;
    private final Map<String, HubZone> zones = new HashMap<>();
    private final Map<String, ZoneFit> fits = new HashMap<>();
    private final Map<String, String> misfits = new HashMap<>();
    private final Map<Integer, ProjectedCrs> projections = new ConcurrentHashMap<>();

    /** Of a site and the zones that were given. */
    HubSpace(Site site, Collection<HubZone> given) {
        siteZone = idOf(site.id());
        georeference = site.georeference().map(HubSpace::georeference);
        siteHeight = site.georeference().map(Georeference::height).orElse(0.0);
        for (HubZone zone : given) {
            zones.put(key(zone.id()), zone);
            zone.foreignId().ifPresent(foreign -> zones.putIfAbsent(key(foreign), zone));
            try {
                fits.put(key(zone.id()), ZoneFit.of(zone));
            } catch (NoPlace none) {
                misfits.put(key(zone.id()), none.reason());
            }
        }
        HubZone own = siteZone(site);
        zones.put(key(siteZone), own);
        zones.putIfAbsent(key(site.id()), own);
    }

    private static SiteGeoreference georeference(Georeference at) {
        return SiteGeoreference.of(
                new SiteOrigin(new Geodetic(at.latDeg(), at.lonDeg(), at.height()), at.headingDeg()));
    }

    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static String idOf(String site) {
        return UUID.nameUUIDFromBytes(("sitedatum:zone:" + site).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Id of the zone that is the site itself. */
    String siteZone() {
        return siteZone;
    }

    private HubZone siteZone(Site site) {
        List<ControlPair> pairs = georeference.stream()
                .flatMap(earth -> List.of(
                        pair(earth, 0, 0), pair(earth, SHOWN, 0), pair(earth, SHOWN, SHOWN), pair(earth, 0, SHOWN))
                        .stream())
                .toList();
        return new HubZone(
                siteZone,
                ProviderType.UWB,
                Optional.of(site.id()),
                Optional.empty(),
                OptionalDouble.empty(),
                pairs,
                pairs.isEmpty(),
                Optional.empty(),
                Optional.of(site.id()),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(site.name()),
                Optional.of("The site frame."),
                Optional.empty(),
                georeference.isPresent() ? OptionalDouble.of(siteHeight) : OptionalDouble.empty(),
                Optional.empty());
    }

    private static ControlPair pair(SiteGeoreference earth, double x, double y) {
        Geodetic at = earth.toGeodetic(new Vector3(x, y, 0));
        return new ControlPair(at.lonDeg(), at.latDeg(), x, y);
    }

    /** Whether the site has a place on Earth. */
    boolean isOnEarth() {
        return georeference.isPresent();
    }

    /** Degrees that the site's x axis is turned counter-clockwise from east. */
    double headingDeg() {
        return georeference.map(earth -> earth.siteOrigin().headingDeg()).orElse(0.0);
    }

    /** The CRS in which the hub says what the engine knows. */
    HubTarget home() {
        return isOnEarth() ? HubTarget.WGS84 : HubTarget.local(siteZone);
    }

    /** A zone by its id or foreign id. */
    Optional<HubZone> zone(String idOrForeign) {
        return Optional.ofNullable(zones.get(key(idOrForeign)));
    }

    /** The fit of a zone. */
    ZoneFit fit(HubZone zone) throws NoPlace {
        ZoneFit fit = fits.get(key(zone.id()));
        if (fit == null) {
            throw new NoPlace(misfits.getOrDefault(key(zone.id()), "zone " + zone.id() + " is the site itself"));
        }
        return fit;
    }

    /** Site x and y of a point, m; its height is left to the caller. */
    Vector3 toSite(GeoPoint point, HubTarget from) throws NoPlace {
        if (from.isLocal() && isSite(zoneOf(from))) {
            return new Vector3(point.x(), point.y(), 0);
        }
        SiteGeoreference earth = georeference.orElseThrow(
                () -> new NoPlace("the site has no georeference, so only its own zone " + siteZone + " can be placed"));
        Geodetic at = geodetic(point, from);
        Vector3 site = earth.toSite(new Geodetic(at.latDeg(), at.lonDeg(), siteHeight));
        if (!(site.norm() <= FARTHEST)) {
            throw new NoPlace("the place is " + Math.round(site.norm() / 1_000) + " km from the site");
        }
        return new Vector3(site.x(), site.y(), 0);
    }

    /** A height above the ellipsoid as site z, m. */
    double siteZ(double ellipsoidal) {
        return ellipsoidal - siteHeight;
    }

    /** A point of the site in another CRS. */
    GeoPoint fromSite(double x, double y, HubTarget to) throws NoPlace {
        return convert(GeoPoint.of(x, y), HubTarget.local(siteZone), to);
    }

    /** A point in another CRS; its height passes unchanged. */
    GeoPoint convert(GeoPoint point, HubTarget from, HubTarget to) throws NoPlace {
        if (from.equals(to) || (from.isLocal() && to.isLocal() && zoneOf(from).equals(zoneOf(to)))) {
            return point;
        }
        Geodetic at = geodetic(point, from);
        GeoPoint converted = ofGeodetic(at, to);
        return new GeoPoint(converted.x(), converted.y(), point.z());
    }

    /** A shape in another CRS. */
    GeoShape convert(GeoShape shape, HubTarget from, HubTarget to) throws NoPlace {
        if (shape instanceof GeoPoint point) {
            return convert(point, from, to);
        }
        return convert((GeoPolygon) shape, from, to);
    }

    /** A polygon in another CRS. */
    GeoPolygon convert(GeoPolygon polygon, HubTarget from, HubTarget to) throws NoPlace {
        List<List<GeoPoint>> rings = new java.util.ArrayList<>();
        for (List<GeoPoint> ring : polygon.rings()) {
            List<GeoPoint> converted = new java.util.ArrayList<>(ring.size());
            for (GeoPoint point : ring) {
                converted.add(convert(point, from, to));
            }
            rings.add(converted);
        }
        return new GeoPolygon(rings);
    }

    private HubZone zoneOf(HubTarget target) throws NoPlace {
        return zone(target.zone())
                .orElseThrow(() -> new NoPlace(
                        target.zone().isEmpty()
                                ? "local coordinates need a zone_id"
                                : "there is no zone \"" + target.zone() + "\""));
    }

    private boolean isSite(HubZone zone) {
        return zone.id().equals(siteZone);
    }

    private Geodetic geodetic(GeoPoint point, HubTarget from) throws NoPlace {
        try {
            if (from.isLocal()) {
                HubZone zone = zoneOf(from);
                if (!isSite(zone)) {
                    return fit(zone).toGeodetic(point.x(), point.y());
                }
                return georeference
                        .orElseThrow(() -> new NoPlace("the site has no georeference, so it has no place on Earth"))
                        .toGeodetic(new Vector3(point.x(), point.y(), 0));
            }
            if (Crs.isWgs84(from.crs())) {
                return new Geodetic(point.y(), point.x(), 0);
            }
            ProjectedCrs projection = projection(from.crs());
            synchronized (projection) {
                return projection.inverse(new ProjectedPoint(point.x(), point.y(), 0));
            }
        } catch (IllegalArgumentException outside) {
            throw new NoPlace("no place on Earth: " + outside.getMessage());
        }
    }

    private GeoPoint ofGeodetic(Geodetic at, HubTarget to) throws NoPlace {
        try {
            if (to.isLocal()) {
                HubZone zone = zoneOf(to);
                if (!isSite(zone)) {
                    return fit(zone).fromGeodetic(at.latDeg(), at.lonDeg());
                }
                Vector3 site = toSite(GeoPoint.of(at.lonDeg(), at.latDeg()), HubTarget.WGS84);
                return GeoPoint.of(site.x(), site.y());
            }
            if (Crs.isWgs84(to.crs())) {
                return GeoPoint.of(at.lonDeg(), at.latDeg());
            }
            ProjectedCrs projection = projection(to.crs());
            synchronized (projection) {
                ProjectedPoint projected = projection.forward(new Geodetic(at.latDeg(), at.lonDeg(), 0));
                return GeoPoint.of(projected.easting(), projected.northing());
            }
        } catch (IllegalArgumentException outside) {
            throw new NoPlace("no place in " + to.crs() + ": " + outside.getMessage());
        }
    }

    private ProjectedCrs projection(String crs) throws NoPlace {
        int code = Crs.epsg(crs).orElseThrow(() -> new NoPlace("\"" + crs + "\" is neither local nor EPSG:n"));
        ProjectedCrs known = projections.get(code);
        if (known != null) {
            return known;
        }
        ProjectedCrs made = ProjectedCrs.ofEpsg(code);
        if (projections.size() < MOST_PROJECTIONS) {
            projections.putIfAbsent(code, made);
        }
        return made;
    }
}
