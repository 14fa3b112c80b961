"""Writes the golden vectors of frames.geometry from SciPy: python3 make_geometry.py (SciPy 1.17)."""

import numpy as np
import scipy
from scipy.spatial.transform import RigidTransform, Rotation, Slerp

SEED = 20261122
rng = np.random.default_rng(SEED)
HEADER = f"# made by make_geometry.py with SciPy {scipy.__version__}, NumPy seed {SEED}; quaternions x y z w with w >= 0; rad, m\n"


def axis():
    v = rng.normal(size=3)
    return v / np.linalg.norm(v)


def text(values):
    return ",".join(repr(float(v)) for v in values)


angles = [0, 1e-12, 1e-9, 1e-6, 1e-4, 9.9e-3, 1.01e-2, 0.1, 0.5, 1, 2, 3, 3.1, 3.14, 3.14159]
angles += list(rng.uniform(0, np.pi, 25))
vectors = [axis() * a for a in angles]

with open("rotations.csv", "w") as out:
    out.write(HEADER)
    out.write("# rotation vector (3), quaternion (4), matrix row-major (9), yaw, pitch, roll (ZYX)\n")
    for v in vectors:
        r = Rotation.from_rotvec(v)
        out.write(text([*v, *r.as_quat(canonical=True), *r.as_matrix().ravel(), *r.as_euler("ZYX")]) + "\n")

with open("slerps.csv", "w") as out:
    out.write(HEADER)
    out.write("# from (4), to (4), share, between (4)\n")
    for a in [1e-9, 1e-5, 1e-3, 0.05, 0.28, 0.29, 0.6, 1.5, 2.5, 3.0]:
        for share in [0, 0.1, 0.25, 0.5, 0.9, 1]:
            start = Rotation.random(random_state=rng)
            end = start * Rotation.from_rotvec(axis() * a)
            mid = Slerp([0, 1], Rotation.concatenate([start, end]))(share)
            out.write(text([*start.as_quat(canonical=True), *end.as_quat(canonical=True), share, *mid.as_quat(canonical=True)]) + "\n")

with open("transforms.csv", "w") as out:
    out.write(HEADER)
    out.write("# twist linear (3), angular (3), exponential: quaternion (4), translation (3), point (3), point mapped (3)\n")
    for v in vectors:
        linear = rng.uniform(-5, 5, 3)
        t = RigidTransform.from_exp_coords([*v, *linear])
        point = rng.uniform(-20, 20, 3)
        out.write(text([*linear, *v, *t.rotation.as_quat(canonical=True), *t.translation, *point, *t.apply(point)]) + "\n")

with open("covariances.csv", "w") as out:
    out.write(HEADER)
    out.write("# a: quaternion (4), translation (3), covariance upper (21); b: the same; a.then(b) covariance upper (21); a.inverse() covariance upper (21)\n")
    out.write("# dense Jacobians: J_a = [I -[R_a p_b]x; 0 I], J_b = diag(R_a, R_a), J_inverse = -R_a' [I [p_a]x; 0 I]\n")

    def cross(v):
        return np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])

    def covariance():
        root = rng.normal(size=(6, 6)) * np.array([[0.1] * 3 + [0.02] * 3]).T
        return root @ root.T

    upper = np.triu_indices(6)
    for _ in range(20):
        ra, rb = Rotation.random(random_state=rng), Rotation.random(random_state=rng)
        pa, pb = rng.uniform(-10, 10, 3), rng.uniform(-10, 10, 3)
        ca, cb = covariance(), covariance()
        m, zero, eye = ra.as_matrix(), np.zeros((3, 3)), np.eye(3)
        ja = np.block([[eye, -cross(m @ pb)], [zero, eye]])
        jb = np.block([[m, zero], [zero, m]])
        ji = -jb.T @ np.block([[eye, cross(pa)], [zero, eye]])
        both = ja @ ca @ ja.T + jb @ cb @ jb.T
        back = ji @ ca @ ji.T
        out.write(text([*ra.as_quat(canonical=True), *pa, *ca[upper], *rb.as_quat(canonical=True), *pb, *cb[upper], *both[upper], *back[upper]]) + "\n")
