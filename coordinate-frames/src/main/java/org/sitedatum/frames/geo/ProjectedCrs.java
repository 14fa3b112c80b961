package org.sitedatum.frames.geo;

import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.datum.Datum;

/**
 * A map projection by its EPSG code, both ways to WGS84 geodetic coordinates. Computed by PROJ4J.
 *
 * <p>Datums: shifts are the Helmert parameters of the EPSG list PROJ4J carries, without shift grids; {@link #datumShift}
 * says what that means for a CRS. Where centimetres of absolute position count (OSGB36, DHDN, NAD27, S-JTSK), convert
 * with the national service first. Heights are ellipsoidal and pass through unchanged. The area of use of a CRS is not
 * checked: UTM zone 32 also answers for China, badly.
 *
 * <p>Not thread-safe (some projections of PROJ4J keep scratch in fields): one instance per thread.
 */
public final class ProjectedCrs {

    private static final double LAT_STEP_DEG = 1e-4;
    private static final int MAX_REFINEMENTS = 5;
    private static final double SETTLED = 1e-6;

    private final int epsg;
    private final CoordinateReferenceSystem crs;
    private final CoordinateTransform projectedFromGeodetic;
    private final CoordinateTransform geodeticFromProjected;

    private ProjectedCrs(int epsg, CoordinateReferenceSystem crs, CoordinateReferenceSystem wgs84) {
        this.epsg = epsg;
        this.crs = crs;
        this.projectedFromGeodetic = new BasicCoordinateTransform(wgs84, crs);
        this.geodeticFromProjected = new BasicCoordinateTransform(crs, wgs84);
    }

    /**
     * The projected CRS with this EPSG code, such as 25832 for UTM zone 32 north.
     *
     * @throws IllegalArgumentException when the code is unknown, not a projected CRS, or its projection is unsupported
     */
    public static ProjectedCrs ofEpsg(int code) {
        CRSFactory factory = new CRSFactory();
        CoordinateReferenceSystem crs = find(factory, code);
        if (crs.isGeographic()) {
            throw new IllegalArgumentException(
                    "EPSG:" + code + " is geographic (degrees), not projected: use Geodetic for it");
        }
        if (crs.getParameterString().contains("+proj=geocent")) {
            throw new IllegalArgumentException("EPSG:" + code + " is geocentric, not projected: use Ecef for it");
        }
        if (!crs.getProjection().hasInverse()) {
            throw new IllegalArgumentException("EPSG:" + code + " uses a projection without an inverse: "
                    + crs.getProjection().getName());
        }
        CoordinateReferenceSystem wgs84 = factory.createFromParameters("WGS84", "+proj=longlat +datum=WGS84 +no_defs");
        return new ProjectedCrs(code, crs, wgs84);
    }

    private static CoordinateReferenceSystem find(CRSFactory factory, int code) {
        CoordinateReferenceSystem crs;
        try {
            crs = factory.createFromName("EPSG:" + code);
        } catch (Proj4jException | IllegalStateException e) {
            throw new IllegalArgumentException("EPSG:" + code + " is unknown or unsupported", e);
        }
        if (crs == null) {
            throw new IllegalArgumentException("EPSG:" + code + " is unknown");
        }
        return crs;
    }

    /** The EPSG code. */
    public int epsg() {
        return epsg;
    }

    /** Metres in one unit of easting and northing: 1 for most, 0.3048006 for US survey feet. */
    public double metresPerUnit() {
        return 1 / crs.getProjection().getFromMetres();
    }

    /** How the datum is tied to WGS84. */
    public DatumShift datumShift() {
        if (crs.getParameterString().contains("+nadgrids=@null")) {
            return DatumShift.NONE; // "no shift", as EPSG:3857 has it
        }
        return switch (crs.getDatum().getTransformType()) {
            case Datum.TYPE_WGS84 -> DatumShift.NONE;
            case Datum.TYPE_3PARAM, Datum.TYPE_7PARAM -> DatumShift.HELMERT;
            default -> DatumShift.UNKNOWN;
        };
    }

    /**
     * Projects a position on the map.
     *
     * @throws IllegalArgumentException when the projection does not reach there
     */
    public ProjectedPoint forward(Geodetic point) {
        ProjCoordinate out =
                transform(projectedFromGeodetic, point.lonDeg(), point.latDeg(), "cannot project " + point);
        return new ProjectedPoint(out.x, out.y, point.height());
    }

    /**
     * The position of a map point; {@code forward(inverse(p))} is {@code p} to better than 0.1 mm.
     *
     * @throws IllegalArgumentException when no position of the Earth projects there
     */
    public Geodetic inverse(ProjectedPoint point) {
        String failure = "no position for " + point;
        double easting = point.easting();
        double northing = point.northing();
        ProjCoordinate geodetic = transform(geodeticFromProjected, easting, northing, failure);
        // PROJ4J's inverses miss their forwards by up to a millimetre or so: close the loop.
        for (int i = 0; i < MAX_REFINEMENTS; i++) {
            ProjCoordinate again = transform(projectedFromGeodetic, geodetic.x, geodetic.y, failure);
            double eastMiss = point.easting() - again.x;
            double northMiss = point.northing() - again.y;
            if (Math.hypot(eastMiss, northMiss) < SETTLED) {
                break;
            }
            easting += eastMiss;
            northing += northMiss;
            geodetic = transform(geodeticFromProjected, easting, northing, failure);
        }
        if (Math.abs(geodetic.y) > 90 || Math.abs(geodetic.x) > 180) {
            throw new IllegalArgumentException("EPSG:" + epsg + ": " + failure + ": outside its domain");
        }
        return new Geodetic(geodetic.y, geodetic.x, point.height());
    }

    /** Convergence and scale of the map at a place, by central differences along the meridian. */
    public GridFactors factorsAt(Geodetic point) {
        double south = Math.max(-90, point.latDeg() - LAT_STEP_DEG);
        double north = Math.min(90, point.latDeg() + LAT_STEP_DEG);
        Geodetic a = new Geodetic(south, point.lonDeg(), 0);
        Geodetic b = new Geodetic(north, point.lonDeg(), 0);
        ProjectedPoint mapA = forward(a);
        ProjectedPoint mapB = forward(b);

        ProjCoordinate step = new ProjCoordinate(mapB.easting() - mapA.easting(), mapB.northing() - mapA.northing(), 0);
        crs.getProjection().getAxisOrder().toENU(step);
        double ground = a.toEcef().toVector().distanceTo(b.toEcef().toVector());
        // True north drawn on the map leans to the right by -convergence.
        double convergence = -Math.atan2(step.x, step.y);
        return new GridFactors(Math.toDegrees(convergence), Math.hypot(step.x, step.y) * metresPerUnit() / ground);
    }

    private ProjCoordinate transform(CoordinateTransform transform, double x, double y, String failure) {
        ProjCoordinate out;
        try {
            out = transform.transform(new ProjCoordinate(x, y, 0), new ProjCoordinate());
        } catch (Proj4jException e) {
            throw new IllegalArgumentException("EPSG:" + epsg + ": " + failure + ": " + e.getMessage(), e);
        }
        if (!Double.isFinite(out.x) || !Double.isFinite(out.y)) {
            throw new IllegalArgumentException("EPSG:" + epsg + ": " + failure + ": outside its domain");
        }
        return out;
    }

    @Override
    public String toString() {
        return "ProjectedCrs[EPSG:" + epsg + "]";
    }
}
