#!/usr/bin/env python3
"""Writes golden vectors of a plain extended Kalman filter, computed with numpy and scipy in full matrices.

Run from the repository root:  python3 positioning/src/test/python/golden_ekf.py
Output: positioning/src/test/resources/golden/ekf.csv, one step per line:

  kind, dt, five numbers of the measurement, mean (8 numbers), covariance (36 numbers, lower triangle row by row)

State: position, velocity, bias a, bias b. Prediction: integrated Ornstein-Uhlenbeck velocity, discretised by matrix
exponentials (Van Loan 1978). Range: d + a + b, a known exactly (the far-range excess of the Java model, held at zero),
with the second-order term of the distance in the horizontal plane. Position: x y z. No gate, no robust weights.
The update is the Joseph form with the joint gain; the Java kernel updates row by row on a packed triangle.
"""
import numpy as np
from scipy.linalg import expm

TAU = 5.0
DENSITY = np.diag([0.8, 0.8, 0.05])
ANCHORS = np.array([[0, 0, 2.5], [12, 0, 2.8], [12, 9, 2.4], [0, 9, 2.6], [6, 4, 3.1]])
POSITION_NOISE = np.array([[0.09, 0.02, -0.01], [0.02, 0.16, 0.03], [-0.01, 0.03, 0.25]])
RANGE_VARIANCE = 0.0036


def predict(x, p, dt):
    drift = np.zeros((6, 6))
    drift[0:3, 3:6] = np.eye(3)
    drift[3:6, 3:6] = -np.eye(3) / TAU
    noise = np.zeros((6, 6))
    noise[3:6, 3:6] = DENSITY
    block = expm(dt * np.block([[-drift, noise], [np.zeros((6, 6)), drift.T]]))
    f = np.eye(8)
    f[0:6, 0:6] = block[6:12, 6:12].T
    q = np.zeros((8, 8))
    q[0:6, 0:6] = f[0:6, 0:6] @ block[0:6, 6:12]
    return f @ x, f @ p @ f.T + q


def update(x, p, residual, h, r):
    s = h @ p @ h.T + r
    k = np.linalg.solve(s, h @ p).T
    a = np.eye(8) - k @ h
    p = a @ p @ a.T + k @ r @ k.T
    return x + k @ residual, (p + p.T) / 2


def range_update(x, p, anchor, measured):
    d = x[0:3] - anchor
    distance = np.linalg.norm(d)
    u = d / distance
    h = np.zeros((1, 8))
    h[0, 0:3] = u
    h[0, 6] = h[0, 7] = 1
    curved = 0.5 * np.trace(p[0:2, 0:2] @ (np.eye(2) - np.outer(u[0:2], u[0:2]))) / distance
    residual = measured - (distance + x[6] + x[7]) - curved
    return update(x, p, np.array([residual]), h, np.array([[RANGE_VARIANCE + 2 * curved**2]]))


def position_update(x, p, measured):
    h = np.eye(3, 8)
    return update(x, p, measured - x[0:3], h, POSITION_NOISE)


def main():
    rng = np.random.default_rng(20261122)
    x = np.array([5.0, 4.0, 1.2, 0.0, 0.0, 0.0, 0.0, 0.15])
    p = np.diag([1.0, 1.0, 0.2, 0.25, 0.25, 0.01, 0.0, 0.0225])
    truth = np.array([5.6, 3.5, 1.3])
    velocity = np.array([0.7, 0.3, 0.0])
    lines = []
    for step in range(120):
        dt = float(rng.uniform(0.01, 0.3))
        velocity[0:2] += rng.normal(0, 0.3 * np.sqrt(dt), 2)
        truth = truth + dt * velocity
        x, p = predict(x, p, dt)
        if step % 6 == 5:
            measured = truth + rng.multivariate_normal(np.zeros(3), POSITION_NOISE)
            x, p = position_update(x, p, measured)
            kind, numbers = "position", [*measured, 0, 0]
        else:
            anchor = ANCHORS[rng.integers(len(ANCHORS))]
            measured = np.linalg.norm(truth - anchor) + 0.2 + rng.normal(0, 0.06)
            x, p = range_update(x, p, anchor, measured)
            kind, numbers = "range", [*anchor, measured, 0]
        lower = [p[i, j] for i in range(8) for j in range(i + 1)]
        lines.append(",".join([kind, repr(dt)] + [repr(float(v)) for v in [*numbers, *x, *lower]]))
    with open("positioning/src/test/resources/golden/ekf.csv", "w", encoding="utf-8") as out:
        out.write("# made by positioning/src/test/python/golden_ekf.py; format there\n")
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
