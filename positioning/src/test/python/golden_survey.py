# Anchor surveys by scipy.optimize.least_squares, as golden vectors for the robust fit with its robustness turned off.
#   python3 golden_survey.py > ../resources/golden/survey.csv
# Ten sites of seven anchors, three of them fixed, ranges of all pairs with 0.05 m of Gaussian noise. Lines:
#   fixed,SITE,ANCHOR,x,y,z   range,SITE,FROM,TO,m   found,SITE,ANCHOR,x,y,z,xx,xy,xz,yy,yz,zz (covariance (J'J)^-1 s^2)
import numpy as np
from scipy.optimize import least_squares

SIGMA = 0.05
print("# made by positioning/src/test/python/golden_survey.py; format there")
rng = np.random.default_rng(20261122)
for site in range(10):
    truth = rng.uniform([0, 0, 0], [20, 15, 8], (7, 3))
    truth[:3] = [[0, 0, 1], [20, 0, 6], [3, 15, 3]]
    pairs = [(a, b) for a in range(7) for b in range(a)]
    measured = [np.linalg.norm(truth[a] - truth[b]) + SIGMA * rng.standard_normal() for a, b in pairs]

    def places(x):
        return np.vstack([truth[:3], x.reshape(4, 3)])

    def residuals(x):
        p = places(x)
        return [(np.linalg.norm(p[a] - p[b]) - r) / SIGMA for (a, b), r in zip(pairs, measured)]

    fit = least_squares(residuals, truth[3:].ravel(), method="lm", xtol=1e-14, ftol=1e-14, gtol=1e-14)
    covariance = np.linalg.inv(fit.jac.T @ fit.jac)
    for a in range(3):
        print("fixed,%d,A%d,%s" % (site, a, ",".join("%.17g" % v for v in truth[a])))
    for (a, b), r in zip(pairs, measured):
        print("range,%d,A%d,A%d,%.17g" % (site, a, b, r))
    for i in range(4):
        c = covariance[3 * i:3 * i + 3, 3 * i:3 * i + 3]
        upper = [c[0, 0], c[0, 1], c[0, 2], c[1, 1], c[1, 2], c[2, 2]]
        print("found,%d,A%d,%s" % (site, i + 3, ",".join("%.17g" % v for v in [*fit.x[3 * i:3 * i + 3], *upper])))
