"""Golden vectors of lenses and markers by OpenCV.

Run: python3 make_vision.py   (OpenCV 5.0.0, NumPy 2.4; opencv-python-headless)
Writes projections.csv, directions.csv and markers.csv beside itself.
"""

import csv
import pathlib

import cv2
import numpy as np

HERE = pathlib.Path(__file__).parent
RANDOM = np.random.default_rng(20260101)
LENSES = [
    (800.0, 810.0, 640.0, 360.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    (912.3, 908.7, 651.2, 348.9, -0.28, 0.09, 0.0007, -0.0011, -0.012),
    (1450.0, 1447.0, 958.5, 541.5, 0.11, -0.23, -0.0015, 0.0021, 0.08),
    (520.0, 521.5, 319.5, 239.5, -0.35, 0.14, 0.0, 0.0, -0.03),
]


def matrix(lens):
    fx, fy, cx, cy = lens[:4]
    return np.array([[fx, 0, cx], [0, fy, cy], [0, 0, 1.0]]), np.array(lens[4:])


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([[repr(float(v)) for v in row] for row in rows])


def main():
    lens_columns = ["fx", "fy", "cx", "cy", "k1", "k2", "p1", "p2", "k3"]
    projections, directions, markers = [], [], []
    for lens in LENSES:
        k, d = matrix(lens)
        for _ in range(12):
            z = RANDOM.uniform(0.5, 20)
            point = np.array([RANDOM.uniform(-0.5, 0.5) * z, RANDOM.uniform(-0.4, 0.4) * z, z])
            pixel, jacobian = cv2.projectPoints(point.reshape(1, 1, 3), np.zeros(3), np.zeros(3), k, d)
            # derivative by translation is the derivative by the point
            projections.append([*lens, *point, *pixel.ravel(), *jacobian[0, 3:6], *jacobian[1, 3:6]])
            criteria = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 500, 1e-14)
            tangents = cv2.undistortPoints(pixel.reshape(1, 1, 2), k, d, R=None, P=None, criteria=criteria)
            directions.append([*lens, *pixel.ravel(), *tangents.ravel()])
    write("projections.csv", [*lens_columns, *"x y z u v ux uy uz vx vy vz".split()], projections)
    write("directions.csv", [*lens_columns, *"u v a b".split()], directions)

    for i in range(24):
        lens = LENSES[i % len(LENSES)]
        k, d = matrix(lens)
        size = RANDOM.uniform(0.08, 0.4)
        half = size / 2
        square = np.array([[-half, half, 0], [half, half, 0], [half, -half, 0], [-half, -half, 0]])
        facing = cv2.Rodrigues(np.diag([1.0, -1.0, -1.0]))[0].ravel()
        tilt = RANDOM.uniform(-0.9, 0.9, 3)
        rotation = cv2.Rodrigues(tilt)[0] @ cv2.Rodrigues(facing)[0]
        z = RANDOM.uniform(4, 14) * size
        t = np.array([RANDOM.uniform(-0.25, 0.25) * z, RANDOM.uniform(-0.2, 0.2) * z, z])
        pixels, _ = cv2.projectPoints(square, cv2.Rodrigues(rotation)[0], t, k, d)
        pixels = pixels.reshape(4, 2) + RANDOM.normal(0, 0.3, (4, 2))
        criteria = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 500, 1e-14)
        tangents = cv2.undistortPoints(pixels.reshape(4, 1, 2), k, d, R=None, P=None, criteria=criteria).reshape(4, 2)
        _, rvecs, tvecs, _ = cv2.solvePnPGeneric(
            square, tangents, np.eye(3), None, flags=cv2.SOLVEPNP_IPPE_SQUARE)
        best, best_error = None, np.inf
        for rvec, tvec in zip(rvecs, tvecs):
            stop = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 200, 1e-14)
            r, tt = cv2.solvePnPRefineLM(square, pixels, k, d, rvec.copy(), tvec.copy(), stop)
            error = np.sum((cv2.projectPoints(square, r, tt, k, d)[0].reshape(4, 2) - pixels) ** 2)
            if error < best_error:
                best, best_error = (r, tt), error
        markers.append([*lens, size, *pixels.ravel(), *tangents.ravel(),
                        *rvecs[0].ravel(), *tvecs[0].ravel(), *rvecs[1].ravel(), *tvecs[1].ravel(),
                        *best[0].ravel(), *best[1].ravel(), best_error])
    names = [f"{a}{i}" for i in range(4) for a in "uv"] + [f"{a}{i}" for i in range(4) for a in "ab"]
    for pose in ("first", "second", "refined"):
        names += [f"{pose}_{part}" for part in "rx ry rz tx ty tz".split()]
    write("markers.csv", [*lens_columns, "size", *names, "squared_px"], markers)


main()
