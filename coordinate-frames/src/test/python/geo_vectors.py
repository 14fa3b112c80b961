"""Makes the golden vectors of frames.geo with PROJ (pyproj 3.7.2, PROJ 9.5.1) and SciPy.

Usage: pip install pyproj==3.7.2 scipy; python3 geo_vectors.py ../resources/org/sitedatum/frames/geo
PROJ runs offline and without shift grids, so datum shifts are the published Helmert ones.
"""
import random
import sys

import pyproj
from pyproj import CRS, Proj, Transformer
from pyproj.transformer import TransformerGroup
from scipy.spatial.transform import Rotation

OUT = sys.argv[1]
MADE_BY = f"# made by src/test/python/geo_vectors.py: pyproj {pyproj.__version__}, PROJ {pyproj.proj_version_str}"
rng = random.Random(20261122)

CART = Transformer.from_pipeline("+proj=cart +ellps=WGS84")
PLACES = [
    (0.0, 0.0, 0.0), (0.0, 180.0, 0.0), (0.0, -90.0, 12.5), (90.0, 0.0, 0.0), (-90.0, 0.0, -30.0),
    (89.9999999, 45.0, 100.0), (-89.99999, -135.0, 2835.0), (48.137154, 11.576124, 567.3),
    (-33.856784, 151.215297, 39.0), (51.4778, -0.0015, 46.0), (65.0, 179.9999999, 3.0), (-17.8, -179.9999, 250.0),
    (31.5, 35.5, -420.0), (27.988, 86.925, 8848.0), (45.0, 45.0, -10000.0), (12.0, 77.0, 35786000.0),
]
PLACES += [(rng.uniform(-90, 90), rng.uniform(-180, 180), rng.uniform(-500, 9000)) for _ in range(40)]


def write(name, columns, rows, note):
    with open(f"{OUT}/{name}", "w") as f:
        f.write(f"{MADE_BY}\n# {note}\n{columns}\n")
        for row in rows:
            f.write(",".join(v if isinstance(v, str) else repr(v) for v in row) + "\n")


rows = []
for lat, lon, h in PLACES:
    rows.append((lat, lon, h, *CART.transform(lon, lat, h)))
write("geodetic-ecef.csv", "latDeg,lonDeg,height,x,y,z", rows, "+proj=cart +ellps=WGS84; degrees and metres")

rows = []
for lat0, lon0, h0 in PLACES:
    if h0 > 10000:
        continue
    x0, y0, z0 = CART.transform(lon0, lat0, h0)
    topo = Transformer.from_pipeline(f"+proj=topocentric +ellps=WGS84 +lat_0={lat0!r} +lon_0={lon0!r} +h_0={h0!r}")
    for _ in range(3):
        dx, dy, dz = (rng.uniform(-6000, 6000) for _ in range(3))
        e, n, u = topo.transform(x0 + dx, y0 + dy, z0 + dz)
        rows.append((lat0, lon0, h0, x0 + dx, y0 + dy, z0 + dz, e, n, u))
write("ecef-enu.csv", "originLatDeg,originLonDeg,originHeight,x,y,z,east,north,up", rows,
      "+proj=topocentric +ellps=WGS84; points within about 10 km of the origin")

# code, (lat, lon) inside the area of use, tolerance in metres and why
CASES = [
    (25832, [(48.137154, 11.576124), (54.9, 8.3), (47.3, 6.1)], 1e-3),        # ETRS89 = WGS84 here
    (32633, [(52.52, 13.405), (0.1, 12.0), (83.9, 17.9)], 1e-3),
    (32760, [(-36.85, 174.76), (-17.8, 179.999), (-79.9, 177.0)], 1e-3),
    (2154, [(48.8566, 2.3522), (43.3, 5.37)], 1e-3),
    (2193, [(-41.2865, 174.7762), (-45.03, 168.66)], 1e-3),
    (3857, [(51.5, -0.12), (-33.86, 151.2), (80.0, 179.9)], 1e-3),
    (3035, [(60.17, 24.94), (38.7, -9.14)], 1e-3),
    (3031, [(-77.85, 166.67), (-89.99, 10.0)], 1e-3),
    (2180, [(52.23, 21.01)], 1e-3),
    (3006, [(59.33, 18.07)], 1e-3),
    (2263, [(40.7128, -74.006)], 1e-3),                                       # US survey feet
    (27700, [(51.5007, -0.1246), (57.15, -2.1)], None),                       # Helmert shifts
    (28992, [(52.3702, 4.8952)], None),
    (2056, [(46.948, 7.4474)], None),
    (31467, [(48.7758, 9.1829)], None),
]
rows = []
for code, points, tolerance in CASES:
    crs = CRS.from_epsg(code)
    group = TransformerGroup("EPSG:4326", crs, always_xy=True, allow_ballpark=False)
    for lat, lon in points:
        e, n = group.transformers[0].transform(lon, lat)
        factors = Proj(crs).get_factors(lon, lat)
        rows.append((code, lat, lon, e, n, tolerance if tolerance else 1e-2,
                     factors.meridian_convergence, factors.meridional_scale))
write("projected.csv", "epsg,latDeg,lonDeg,easting,northing,tolerance,convergenceDeg,meridionalScale", rows,
      "EPSG codes through PROJ's own database; tolerance in m: 0.01 where a datum shift is applied")

rows = [(y, p, r) for y, p, r in [(0, 0, 0), (90, 0, 0), (0, 90, 0), (0, 0, 90), (181.325, 16.9227, -1.7858),
                                  (126.5898, 13.8023, 0.3978), (-179.9, -89.999, 45.0)]]
rows += [(rng.uniform(-180, 180), rng.uniform(-89, 89), rng.uniform(-180, 180)) for _ in range(30)]
rows = [tuple(map(float, row)) + tuple(map(float, Rotation.from_euler("ZYX", row, degrees=True).as_quat())) for row in rows]
write("ypr-quaternion.csv", "yawDeg,pitchDeg,rollDeg,qx,qy,qz,qw", rows, "scipy Rotation.from_euler('ZYX', intrinsic)")

# Poses at a distance from the origin: the tangent plane of the pose is not that of the site.
rows = []
for lat0, lon0, h0 in [(48.1, 11.5, 500.0), (89.9, 20.0, 0.0), (-65.0, 179.99, 30.0), (0.0, 0.0, 0.0)]:
    for _ in range(5):
        heading = rng.uniform(-180, 180)
        site = [rng.uniform(-7000, 7000), rng.uniform(-7000, 7000), rng.uniform(-50, 50)]
        q = Rotation.random(random_state=rng.randrange(1 << 30))
        topo = Transformer.from_pipeline(f"+proj=topocentric +ellps=WGS84 +lat_0={lat0!r} +lon_0={lon0!r} +h_0={h0!r}")
        enu_from_site = Rotation.from_euler("z", heading, degrees=True)
        p = topo.transform(*enu_from_site.apply(site), direction="INVERSE")
        lon, lat, h = CART.transform(*p, direction="INVERSE")

        def ecef_from_enu(la, lo):
            return Rotation.from_euler("ZX", [lo + 90, 90 - la], degrees=True)

        body = ecef_from_enu(lat, lon).inv() * ecef_from_enu(lat0, lon0) * enu_from_site * q
        rows.append(tuple(map(float, (lat0, lon0, h0, heading, *site, *q.as_quat(), lat, lon, h, *body.as_quat()))))
write("site-geopose.csv", "originLatDeg,originLonDeg,originHeight,headingDeg,x,y,z,qx,qy,qz,qw,"
      "latDeg,lonDeg,height,bx,by,bz,bw", rows, "PROJ for positions, SciPy for rotations")
