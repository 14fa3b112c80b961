async () => {
  const fit = await import('/geometry/plan-fit.js');
  const { ellipse95, horizontal, ofYaw, yawOf } = await import('/geometry/ellipse.js');
  const { areaOf, lengthOf, thinned } = await import('/geometry/paths.js');
  const { crossesItself, squared } = await import('/geometry/right-angles.js');
  const { ImportedDrawing } = await import('/model/drawing.js');
  const { crc32, storedZip } = await import('/model/stored-zip.js');
  const { WalkedLine } = await import('/model/walked-line.js');
  const { anchorsFromCsv, anchorsToCsv } = await import('/model/anchor-csv.js');
  const { SiteDraft } = await import('/model/site-draft.js');
  const { formatAddress, parseAddress } = await import('/model/address.js');
  const { handlesOf, lookAt, sightOf, widenTo } = await import('/geometry/sight.js');
  const { pictureOf } = await import('/model/survey-picture.js');
  const { looking } = await import('/views/field-editors.js');
  const { nudge } = await import('/model/nudge.js');
  const { LiveFeed } = await import('/model/live-feed.js');

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
    'keys move what is chosen, and are undone together': () => {
      const draft = new SiteDraft();
      draft.begin({ anchors: [{ id: 'a', position: [1, 2, 3] }] }, '"1"');
      const workspace = { draft, address: { view: 'sensors', object: 'anchor:a' }, get document() { return draft.document; } };
      const press = (key, more) => nudge({ key, preventDefault() {}, stopImmediatePropagation() {}, ...more }, workspace);
      press('ArrowLeft');
      press('ArrowUp', { shiftKey: true });
      press('PageDown');
      press('ArrowLeft', { ctrlKey: true });
      same(draft.document.anchors[0].position, [0.99, 2.1, 2.99]);
      draft.undo();
      same(draft.document.anchors[0].position, [1, 2, 3]);
      workspace.address.view = 'live';
      press('ArrowLeft');
      same(draft.document.anchors[0].position, [1, 2, 3]);
    },
    'content anchors come page by page, and the later word counts': () => {
      const feed = new LiveFeed('ws://nowhere');
      feed.place({ anchors: [{ id: 'a', savedAt: 5 }], complete: false });
      same(feed.content.size, 0);
      feed.place({ anchors: [{ id: 'b', savedAt: 5 }], complete: true });
      feed.replace({ id: 'a', savedAt: 4, floor: 'old' });
      same(feed.content.get('a').floor, undefined);
      feed.replace({ id: 'a', savedAt: 6, removed: true });
      same([...feed.content.keys()], ['b']);
      feed.place({ anchors: [], complete: true });
      same(feed.content.size, 0);
    },
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
    'two clicks and a distance give the scale, and turn nothing': () => {
      const measures = [{ first: [100, 100], second: [400, 500], metres: 10 }];
      const laid = fit.laidBy({ placement: truth, points: [], measures, fit: 'similarity' });
      near(Math.hypot(...[0, 1].map((axis) => fit.toSite(laid, 400, 500)[axis] - fit.toSite(laid, 100, 100)[axis])), 10);
      same(fit.toSite(laid, 100, 100).map((value) => value.toFixed(9)), fit.toSite(truth, 100, 100).map((value) => value.toFixed(9)));
      near(Math.atan2(laid.d, laid.a), Math.PI / 6);
    },
    'a point beside a distance says where': () => {
      const measures = [{ first: [0, 0], second: [100, 0], metres: 5 }];
      const laid = fit.laidBy({ placement: truth, points: [{ pixel: [50, 50], site: [3, 4] }], measures, fit: 'similarity' });
      const there = fit.toSite(laid, 50, 50);
      near(there[0], 3);
      near(there[1], 4);
      near(Math.hypot(laid.a, laid.d), 0.05);
    },
    'two points said to be at one place lay nothing': () => {
      const one = [{ pixel: [0, 0], site: [1, 1] }, { pixel: [100, 50], site: [1, 1] }];
      same(fit.fit(one, 'similarity'), null);
      near(Math.hypot(...['a', 'd'].map((name) => fit.laidBy({ placement: truth, points: one, measures: [], fit: 'similarity' })[name])), 0.02);
    },
    'two distances that disagree show a stretched image': () => {
      const { off } = fit.scaleOf([{ first: [0, 0], second: [100, 0], metres: 10 }, { first: [0, 0], second: [0, 100], metres: 11 }]);
      near(off[0] - off[1], 0.1, 0.01);
    },
    'a nearly right angle becomes one, others stay': () => {
      same(squared([5, 0.3], [0, 0]).map((v) => Math.round(v * 1e6)), [5e6, 0]);
      const turned = squared([1.2, 9], [5, 5], [0, 0]);
      near(turned[0] * 5 + turned[1] * 5 - 50, 0, 1e-9);
      same(squared([5, 2], [0, 0]), [5, 2]);
      same(squared([0, 0], [0, 0]), [0, 0]);
    },
    'a ring that crosses itself is known': () => {
      same(crossesItself([[0, 0], [4, 0], [4, 4], [0, 4]]), false);
      same(crossesItself([[0, 0], [4, 4], [4, 0], [0, 4]]), true);
    },
    'a walk round a square becomes its corners': () => {
      const walk = new WalkedLine('f');
      let stamp = 0;
      const at = (x, y, state = 'tracking', floor = 'f') => walk.take({ stamp: ++stamp, state, floor, position: [x, y, 1], covariance: [0.01, 0, 0, 0.01, 0, 1] });
      for (let side = 0; side < 4; side++) {
        for (let i = 0; i < 50; i++) {
          const along = i / 10;
          at(...[[along, 0], [5, along], [5 - along, 5], [0, 5 - along]][side]);
        }
      }
      for (let i = 0; i < 10; i++) at(i / 10, 0.02);
      at(9, 9, 'coasting');
      at(9, 9, 'tracking', 'other');
      const ring = walk.ring(0.1);
      same(ring.length, 4);
      near(areaOf(ring), 25, 0.5);
      same(walk.fault(0.1), '');
      same(walk.notTaken, 2);
      near(walk.accuracy.worst, 0.2447746830680816);
      const back = new WalkedLine('f');
      [0, 1, 2, 1.5, 0.5].forEach((x, i) => back.take({ stamp: i, state: 'tracking', floor: 'f', position: [x, 0, 1], covariance: [1, 0, 0, 1, 0, 1] }));
      if (!back.fault(0.1)) throw new Error('a line there and back has no inside');
    },
    'a drawing is taken over as laid and as decided': () => {
      const floors = [{ id: 'g', name: 'Ground', elevation: 0, height: 4, outline: [[0, 0], [9, 0], [9, 9]] }];
      const read = {
        format: 'dxf', frame: 'drawing', unit: 'm', leftOut: {}, notes: [],
        floors: [{ id: 'up', name: 'Up', elevation: 4, height: 4, outline: [] }],
        groups: [{ name: 'W', use: 'brick' }, { name: 'F', use: 'fence' }, { name: 'X', use: 'none' }, { name: 'A', use: 'anchor' }],
        shapes: [
          { group: 0, line: [[5_000_000, 10], [5_000_004, 10]] }, { group: 1, floor: 'up', id: 'dock', rings: [[[0, 0], [1, 0], [1, 1], [0, 0]].map(([x, y]) => [5_000_000 + x, 10 + y])] },
          { group: 2, line: [[5_000_000, 10], [5_000_001, 11]] }, { group: 3, id: 'A1', point: [5_000_001, 12], z: 3 }, { group: 1, line: [[5_000_000, 10], [5_000_003, 10]] },
        ],
      };
      const drawing = new ImportedDrawing(read, {}, { floors }, floors[0]);
      same(drawing.moved, true);
      drawing.placement = fit.laidBy({ ...drawing, points: [{ pixel: [0, 0], site: [1, 1] }, { pixel: [4, 0], site: [1, 5] }] });
      const document = { floors: structuredClone(floors) };
      same(drawing.takeOver(document, floors[0]), { walls: 1, fences: 1, anchors: 1, floors: 1, left: 1 });
      same(document.walls, [{ floor: 'g', line: [[1, 1], [1, 5]], material: 'brick' }]);
      same(document.fences[0].floor, 'up');
      same(document.anchors, [{ id: 'A1', position: [-1, 2, 3], floor: 'g' }]);
    },
    'a stored archive has the check sums of ZIP': () => {
      same(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
      const zip = storedZip([{ name: 'a.txt', bytes: new TextEncoder().encode('hello') }]);
      same([...zip.slice(0, 4)], [0x50, 0x4b, 3, 4]);
      same(zip.length, 30 + 5 + 5 + 46 + 5 + 22);
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
    'a sensor looks where its handle is put and keeps its tilt': () => {
      const camera = { position: [2, 3, 4], orientation: looking(0.3, 0.5), intrinsics: { fx: 800, fy: 820, cx: 640, cy: 360, width: 1280, height: 720 } };
      lookAt('camera', camera, [2, 9]);
      looking(Math.PI / 2, 0.5).forEach((value, i) => near(Math.abs(camera.orientation[i]), Math.abs(value), 1e-9));
      near(sightOf('camera', camera).yaw, Math.PI / 2);
      const radar = { position: [1, 1, 2], orientation: [0, 0, 0, 1], fieldOfView: 2, maxRange: 20 };
      lookAt('detector', radar, [-4, 1]);
      near(Math.abs(sightOf('detector', radar).yaw), Math.PI);
      near(radar.maxRange, 5);
    },
    'a sensor is as wide as its edge is put': () => {
      const camera = { position: [0, 0, 4], orientation: looking(0, 0.5), intrinsics: { fx: 1000, fy: 1000, cx: 640, cy: 360, width: 1280, height: 720 } };
      widenTo('camera', camera, [5, 5]);
      near(camera.intrinsics.fx, 640);
      near(camera.intrinsics.fy, 640);
      const radar = { position: [0, 0, 2], orientation: [0, 0, 0, 1], fieldOfView: 1, maxRange: 20 };
      widenTo('detector', radar, handlesOf({ yaw: 0, wide: 2.2, reach: 20 }, [0, 0]).edge);
      near(radar.fieldOfView, 2.2, 1e-3);
    },
    'errors are drawn so many times as large as they are': () => {
      const report = { points: [{ site: [1, 1, 0], seenAt: [1.1, 1, 0] }] };
      const [line] = pictureOf({ kind: 'homography', report }, 1, {}, 10).lines;
      near(line.to[0], 2);
      same(pictureOf({ kind: 'anchors' }, 1, {}).marks, []);
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
