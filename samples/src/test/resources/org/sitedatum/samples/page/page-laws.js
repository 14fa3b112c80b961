async () => {
  const fit = await import('/geometry/plan-fit.js');
  const { ellipse95, horizontal, ofYaw, yawOf } = await import('/geometry/ellipse.js');
  const { areaOf, lengthOf, thinned } = await import('/geometry/paths.js');
  const { anchorsFromCsv, anchorsToCsv } = await import('/model/anchor-csv.js');
  const { SiteDraft } = await import('/model/site-draft.js');
  const { formatAddress, parseAddress } = await import('/model/address.js');
  const { looking } = await import('/views/field-editors.js');

  const near = (actual, expected, tolerance = 1e-9) => {
    if (!(Math.abs(actual - expected) <= tolerance)) throw new Error(`${actual} is not ${expected} within ${tolerance}`);
  };
  const same = (actual, expected) => {
    if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Error(`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
  };
  /** Turned by 30 degrees, 2 cm a pixel, the image's v downwards. */
  const [c, s] = [0.02 * Math.cos(Math.PI / 6), 0.02 * Math.sin(Math.PI / 6)];
  const truth = { a: c, b: s, c: 5, d: s, e: -c, f: 7 };
  const points = [[0, 0], [800, 0], [800, 600], [0, 600], [400, 100]]
    .map((pixel) => ({ pixel, site: fit.toSite(truth, pixel[0], pixel[1]) }));

  const laws = {
    'similarity finds the placement that made the points': () => {
      const found = fit.fit(points, 'similarity');
      Object.keys(truth).forEach((name) => near(found[name], truth[name]));
    },
    'affine finds the placement that made the points': () => {
      const stretched = { ...truth, a: 1.1 * truth.a, d: 1.1 * truth.d };
      const found = fit.fit(points.map(({ pixel }) => ({ pixel, site: fit.toSite(stretched, ...pixel) })), 'affine');
      Object.keys(truth).forEach((name) => near(found[name], stretched[name]));
    },
    'a placement and its way back cancel': () => {
      const [u, v] = fit.toPixel(truth, ...fit.toSite(truth, 123, 456));
      near(u, 123, 1e-6);
      near(v, 456, 1e-6);
    },
    'a wrong point stands out when left out': () => {
      const wrong = points.map((point, i) => (i === 2 ? { ...point, site: [point.site[0] + 1, point.site[1]] } : point));
      const told = fit.quality(wrong, 'similarity');
      same(told.leaveOneOut.indexOf(Math.max(...told.leaveOneOut)), 2);
      near(told.leaveOneOut[2], 1, 0.2);
    },
    'stretch and shear are told': () => {
      const stretched = { ...truth, a: 1.05 * truth.a, d: 1.05 * truth.d };
      near(fit.quality(points.map(({ pixel }) => ({ pixel, site: fit.toSite(stretched, ...pixel) })), 'affine').anisotropy, 0.05);
    },
    'points on a line do not lay a stretched plan': () => {
      same(fit.fit([0, 1, 2].map((i) => ({ pixel: [100 * i, 50 * i], site: [i, i] })), 'affine'), null);
    },
    'two clicks and a distance give the scale': () => {
      const laid = fit.ofDistance([100, 100], [400, 500], 10, 600);
      near(Math.hypot(...[0, 1].map((axis) => fit.toSite(laid, 400, 500)[axis] - fit.toSite(laid, 100, 100)[axis])), 10);
      near(fit.toSite(laid, 0, 600)[1], 0);
    },
    'the ellipse of independent axes': () => {
      const { major, minor, angle } = ellipse95(4, 0, 1);
      near(major, 2 * 2.447746830680816);
      near(minor, 2.447746830680816);
      near(angle, 0);
    },
    'the ellipse turns with its covariance': () => {
      const turned = ellipse95(2.5, 1.5, 2.5);
      near(turned.angle, Math.PI / 4);
      near(turned.major, 2 * 2.447746830680816);
    },
    'the horizontal part of 6 and of 21 numbers': () => {
      same(horizontal([1, 2, 3, 4, 5, 6]), { xx: 1, xy: 2, yy: 4 });
      same(horizontal(Array.from({ length: 21 }, (_, i) => i)), { xx: 0, xy: 1, yy: 6 });
    },
    'yaw there and back': () => near(yawOf(ofYaw(-2.5)), -2.5),
    'a camera that looks down sees the floor ahead': () => {
      const [x, y, z, w] = looking(Math.PI / 2, Math.PI / 6);
      near(2 * (x * z + w * y), 0);
      near(2 * (y * z - w * x), Math.cos(Math.PI / 6));
      near(1 - 2 * (x * x + y * y), -Math.sin(Math.PI / 6));
    },
    'area and length': () => {
      near(areaOf([[0, 0], [4, 0], [4, 3], [0, 3]]), 12);
      near(lengthOf([[0, 0], [3, 4], [3, 5]]), 6);
    },
    'a thinned walk keeps its corners': () => {
      const walk = [];
      for (let i = 0; i <= 100; i++) walk.push([i / 10, 0.01 * Math.sin(i)]);
      for (let i = 1; i <= 100; i++) walk.push([10, i / 10]);
      const few = thinned(walk, 0.05);
      if (few.length > 4) throw new Error(`${few.length} corners`);
      near(few[1][0], 10, 0.1);
      near(few[1][1], 0, 0.1);
    },
    'anchors there and back as a table': () => {
      const anchors = [{ id: 'a-1', position: [1.5, -2, 3], floor: 'ground', rangeSigma: 0.1 }];
      same(anchorsFromCsv(anchorsToCsv(anchors)), { anchors: [{ ...anchors[0] }], faults: [] });
    },
    'undo and redo walk the same steps': () => {
      const draft = new SiteDraft();
      draft.begin({ anchors: [] }, '"1"');
      draft.add('anchor', { id: 'a', position: [0, 0, 0] });
      draft.alter('anchor:a', (anchor) => { anchor.position[0] = 5; });
      const last = draft.document;
      draft.undo();
      draft.undo();
      same(draft.dirty, false);
      draft.redo();
      draft.redo();
      same(draft.document, last);
      same(draft.published, { anchors: [] });
    },
    'an address there and back': () => {
      const address = { site: 'hall 1', view: 'live', floor: 'ground', object: 'body:robot:1', at: '12' };
      same(parseAddress(formatAddress(address)), address);
    },
  };
  return Object.entries(laws).map(([law, holds]) => {
    try {
      holds();
      return { law, fault: '' };
    } catch (error) {
      return { law, fault: error.message };
    }
  });
}
