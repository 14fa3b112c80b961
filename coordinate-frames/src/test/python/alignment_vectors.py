"""Makes the golden vectors of frames.alignment with NumPy and SciPy, by other routes than the Java code.

Usage: pip install numpy scipy; python3 alignment_vectors.py ../resources/org/sitedatum/frames/alignment
Rigid and similarity: weighted Umeyama by singular value decomposition. Affine: weighted numpy.linalg.lstsq. Yaw and
translation: scipy.optimize.least_squares. Covariances: inverse of the numeric normal matrix of least_squares.
"""
import sys

import numpy as np
import scipy
from scipy.optimize import least_squares
from scipy.spatial.transform import Rotation

rng = np.random.default_rng(20261122)
OUT = sys.argv[1]


def umeyama(s, t, w, scaled):
    ms, mt = (w[:, None] * s).sum(0) / w.sum(), (w[:, None] * t).sum(0) / w.sum()
    u, d, vt = np.linalg.svd(((t - mt) * w[:, None]).T @ (s - ms))
    sign = np.ones(s.shape[1])
    sign[-1] = np.sign(np.linalg.det(u) * np.linalg.det(vt))
    r = u @ np.diag(sign) @ vt
    c = (d * sign).sum() / (w[:, None] * (s - ms) ** 2).sum() if scaled else 1.0
    return c * r, mt - c * r @ ms


def affine(s, t, w):
    g = np.hstack([s, np.ones((len(s), 1))]) * np.sqrt(w)[:, None]
    x, *_ = np.linalg.lstsq(g, t * np.sqrt(w)[:, None], rcond=None)
    return x[:-1].T, x[-1]


def yaw(s, t, w):
    def residual(p):
        return ((t - Rotation.from_euler("z", p[3]).apply(s) - p[:3]) * np.sqrt(w)[:, None]).ravel()

    start = umeyama(s[:, :2], t[:, :2], w, False)[0]
    p = least_squares(residual, [0, 0, 0, np.arctan2(start[1, 0], start[0, 0])], xtol=1e-15, ftol=1e-15, gtol=1e-15).x
    return Rotation.from_euler("z", p[3]).as_matrix(), p[:3]


def solve(model, s, t, w):
    if model == "RIGID":
        return umeyama(s, t, w, False)
    if model == "SIMILARITY":
        return umeyama(s, t, w, True)
    if model == "YAW_TRANSLATION":
        return yaw(s, t, w)
    if model == "AFFINE":
        return affine(s, t, w)
    flat = umeyama(s[:, :2], t[:, :2], w, True) if model == "PLAN_SIMILARITY" else affine(s[:, :2], t[:, :2], w)
    a, b = np.eye(3), np.zeros(3)
    a[:2, :2], b[:2] = flat
    return a, b


def moved(model, a, b, p):
    """The map changed by small parameters, in the order of AlignmentModel.parameters()."""
    d = 2 if model.startswith("PLAN") else 3
    a, b = a.copy(), b.copy()
    b[:d] += p[:d]
    q = p[d:]
    if model.endswith("AFFINE"):
        a[:d, :d] += q.reshape(d, d)
        return a, b
    rot = {"RIGID": q[:3], "SIMILARITY": q[:3]}.get(model, [0, 0, q[0]])
    factor = np.exp(q[-1]) if model.endswith("SIMILARITY") else 1.0
    turned = factor * Rotation.from_rotvec(rot).as_matrix() @ a
    if d == 2:
        turned[2] = turned[:, 2] = [0, 0, 1]
    return turned, b


COUNT = {"RIGID": 6, "SIMILARITY": 7, "YAW_TRANSLATION": 4, "AFFINE": 12, "PLAN_SIMILARITY": 4, "PLAN_AFFINE": 6}


def sigmas(model, a, b, s, t, w):
    d = 2 if model.startswith("PLAN") else 3

    def residual(p):
        m, n = moved(model, a, b, p)
        return ((t - s @ m.T - n)[:, :d] * np.sqrt(w)[:, None]).ravel()

    # Central differences of the residual; Gauss-Newton normal matrix.
    n, step = COUNT[model], 1e-6
    j = np.array([(residual(step * e) - residual(-step * e)) / (2 * step) for e in np.eye(n)]).T
    return np.sqrt(np.diag(np.linalg.inv(j.T @ j)))


points, expected = [], []
case = 0
for model in COUNT:
    for offset in (0.0, 300.0):
        n = 9
        s = rng.uniform(-8, 8, (n, 3)) + offset
        a = Rotation.random(random_state=case).as_matrix()
        if model in ("YAW_TRANSLATION", "PLAN_SIMILARITY", "PLAN_AFFINE"):
            a = Rotation.from_euler("z", rng.uniform(-3, 3)).as_matrix()
        if model.endswith("SIMILARITY"):
            a = 1.7 * a
        if model.endswith("AFFINE"):
            a = a @ np.diag([1.1, 0.9, 1.0]) @ np.array([[1, 0.05, 0], [0, 1, 0], [0, 0, 1.0]])
        sigma = rng.uniform(0.02, 0.3, n)
        t = s @ a.T + rng.uniform(-50, 50, 3) + rng.normal(size=(n, 3)) * sigma[:, None]
        w = 1 / sigma**2
        m, b = solve(model, s, t, w)
        for i in range(n):
            points.append([case, *s[i], *t[i], sigma[i] ** 2])
        expected.append([case, model, *m.ravel(), *b, *sigmas(model, m, b, s, t, w)])
        case += 1


def write(name, columns, rows):
    with open(f"{OUT}/{name}", "w") as f:
        f.write(f"# made by src/test/python/alignment_vectors.py: NumPy {np.__version__}, SciPy {scipy.__version__}\n")
        f.write(columns + "\n")
        for row in rows:
            f.write(",".join(x if isinstance(x, str) else repr(float(x)) for x in row) + "\n")


write("matches.csv", "case,sourceX,sourceY,sourceZ,targetX,targetY,targetZ,variance", points)
write("alignments.csv", "case,model,linear(9),translation(3),sigma of each parameter", expected)
