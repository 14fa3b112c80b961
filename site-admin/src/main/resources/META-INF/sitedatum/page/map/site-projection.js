/** OpenLayers, from its own script. */
export const ol = globalThis.ol;

/** The site frame as a map projection: x to the right, y up, metres. */
export const SITE = new ol.proj.Projection({
  code: 'SITE:1', units: 'm', extent: [-100_000, -100_000, 100_000, 100_000],
});
ol.proj.addProjection(SITE);
