import { PageElement } from '../shell/page-element.js';
import { boxOf } from '../geometry/paths.js';
import { canNudge, nudge } from '../model/nudge.js';
import { ol, SITE } from './site-projection.js';
import { aidLayer } from './aid-layer.js';
import { coverageLayer } from './coverage-layer.js';
import { DocumentLayers } from './document-layers.js';
import { liveLayer } from './live-layer.js';
import { replayLayer } from './replay-layer.js';
import { planLayer } from './plan-layer.js';
import { SurveyLayer } from './survey-layer.js';
import { MapTools } from './map-tools.js';

/** The map of one floor: its plan, what the document lists, and what moves. */
class SiteMap extends PageElement {
  firstUpdated() {
    const { workspace } = this;
    this.innerHTML = '<div class="map" tabindex="0" role="application"></div>'
      + '<output class="place" aria-hidden="true"></output>';
    this.objects = new DocumentLayers(workspace);
    this.live = liveLayer(workspace);
    this.replay = replayLayer(workspace);
    this.plan = planLayer(workspace);
    this.coverage = coverageLayer(workspace);
    this.aid = aidLayer(workspace);
    this.survey = new SurveyLayer(workspace);
    this.map = new ol.Map({
      target: this.querySelector('.map'),
      layers: [this.plan, this.coverage, ...this.objects.layers, this.survey.layer, this.aid.layer, this.live, this.replay],
      controls: ol.control.defaults.defaults({ rotate: false, attribution: false })
        .extend([new ol.control.ScaleLine({ units: 'metric' })]),
      interactions: ol.interaction.defaults.defaults({ altShiftDragRotate: false, pinchRotate: false }),
      view: new ol.View({
        projection: SITE, center: [0, 0], resolution: 0.05, minResolution: 0.002, maxResolution: 5,
        enableRotation: false, constrainResolution: false, showFullExtent: true,
      }),
    });
    // before the map itself hears of it, which would move under it
    this.querySelector('.map').addEventListener('keydown', (event) => nudge(event, workspace), { capture: true });
    this.tools = new MapTools(this.map, workspace, this.objects);
    this.map.on('pointermove', ({ coordinate: [x, y] }) => {
      this.querySelector('.place').textContent = `x ${x.toFixed(2)}  y ${y.toFixed(2)} m`;
    });
    workspace.addEventListener('look', ({ detail }) => this.look(detail));
    workspace.feed.addEventListener('poses', () => this.live.repaint());
    workspace.deck.addEventListener('frame', () => this.replay.repaint());
    this.refresh();
  }

  updated() {
    if (this.map) this.refresh();
  }

  render() {}

  refresh() {
    const { workspace } = this;
    this.querySelector('.map').setAttribute('aria-label', canNudge(workspace)
      ? `Map: arrow keys move ${workspace.address.object.split(':')[1]} by 1 cm, with Shift by 10 cm, Page Up and Down its height, + and - zoom`
      : 'Map: arrow keys move, + and - zoom');
    if (this.objects.show()) this.tools.forget();
    this.tools.use(workspace.tool);
    if (this.survey.show()) this.include(this.survey.extent);
    this.live.setVisible(!['survey', 'replay'].includes(workspace.address.view) && !workspace.measured);
    this.replay.setVisible(workspace.address.view === 'replay');
    this.plan.changed();
    this.aid.show();
    this.coverage.setVisible(Boolean(workspace.coverage));
    if (workspace.coverage !== this.covered || workspace.measured !== this.measured) {
      this.covered = workspace.coverage;
      this.measured = workspace.measured;
      this.coverage.getSource().changed();
    }
    this.live.changed();
    const shown = `${workspace.address.site}/${workspace.floor?.id}/${workspace.covered}`;
    if (workspace.floor && shown !== this.shown) {
      this.shown = shown;
      this.fit();
    }
  }

  /** Shows what is outside of the view as well. */
  include(extent) {
    const view = this.map.getView();
    const seen = view.calculateExtent();
    if (ol.extent.isEmpty(extent) || ol.extent.containsExtent(seen, extent)) return;
    view.fit(ol.extent.extend([...extent], seen), { padding: [20, 20, 30, 20] });
  }

  /** Shows the whole floor. */
  fit() {
    const { document, floor } = this.workspace;
    const points = [
      ...(floor.outline ?? []), ...(document.anchors ?? []).map(({ position }) => position),
      ...(document.walls ?? []).filter((wall) => wall.floor === floor.id).flatMap(({ line }) => line),
    ];
    if (points.length === 0) return;
    this.look(boxOf(points));
  }

  /** Shows a box: minX, minY, maxX, maxY. */
  look(box) {
    this.map.getView().fit(box, { padding: [30, 56, 50, 56 + this.clientWidth * this.workspace.covered], maxZoom: 30 });
  }
}

customElements.define('site-map', SiteMap);
