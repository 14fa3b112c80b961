import { svg, html } from 'lit';
import { PageElement } from '../shell/page-element.js';

const ZOOM = 1.5;
const CLOSEST = 40;

/**
 * A camera's picture over the left of the map, to click points in: wheel or + and - zoom, dragging and Shift with the arrows
 * move it, arrows move the cross and Enter takes its place. Says 'pixel' with [u, v].
 */
class CameraPicture extends PageElement {
  static properties = { ...PageElement.properties, view: { state: true }, cross: { state: true } };

  constructor() {
    super();
    this.view = null;
    this.cross = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.cover(0.5);
  }

  disconnectedCallback() {
    this.cover(0);
    super.disconnectedCallback();
  }

  /** The map makes room. */
  cover(share) {
    this.workspace.covered = share;
    queueMicrotask(() => this.workspace.changed());
  }

  willUpdate() {
    const { url, width, height } = this.workspace.cameraPoints;
    if (url === this.shown) return;
    this.shown = url;
    this.view = { x: 0, y: 0, width, height };
    this.cross = [Math.round(width / 2), Math.round(height / 2)];
  }

  render() {
    const { url, width, height, points } = this.workspace.cameraPoints;
    const { view, cross } = this;
    const unit = view.width / 600;
    return html`<figure class="camera-picture"><svg tabindex="0" role="application"
      aria-label="Picture of the camera: arrow keys move the cross, Enter sets a point, + and - zoom"
      viewBox=${`${view.x} ${view.y} ${view.width} ${view.height}`}
      @wheel=${this.wheel} @pointerdown=${this.press} @pointermove=${this.drag} @pointerup=${this.release} @keydown=${this.key}>
      ${svg`<image href=${url} x="-0.5" y="-0.5" width=${width} height=${height}></image>
        ${points.map(({ pixel: [u, v] }, i) => svg`<circle cx=${u} cy=${v} r=${5 * unit}></circle>
          <text x=${u + 7 * unit} y=${v - 7 * unit} font-size=${16 * unit}>${i + 1}</text>`)}
        <path class="cross" d=${`M${cross[0] - 12 * unit} ${cross[1]}h${24 * unit}M${cross[0]} ${cross[1] - 12 * unit}v${24 * unit}`}></path>`}
    </svg><figcaption><output>u ${cross[0].toFixed(1)} v ${cross[1].toFixed(1)} px</output>
      <button type="button" aria-label="Zoom in" @click=${() => this.zoom(1 / ZOOM, cross)}>+</button>
      <button type="button" aria-label="Zoom out" @click=${() => this.zoom(ZOOM, cross)}>−</button></figcaption></figure>`;
  }

  /** Pixels count from the middle of the top left one. */
  pixelAt(event) {
    const picture = this.querySelector('svg');
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    return [Math.round(10 * at.x) / 10, Math.round(10 * at.y) / 10];
  }

  wheel(event) {
    event.preventDefault();
    this.zoom(event.deltaY > 0 ? ZOOM : 1 / ZOOM, this.pixelAt(event));
  }

  /** The pixel stays where it is. */
  zoom(factor, [u, v]) {
    const { width, height } = this.workspace.cameraPoints;
    const wide = Math.max(CLOSEST, Math.min(width, this.view.width * factor));
    const by = wide / this.view.width;
    this.view = { x: u - (u - this.view.x) * by, y: v - (v - this.view.y) * by, width: wide, height: (wide * height) / width };
  }

  press(event) {
    this.grip = { at: this.pixelAt(event), moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (!this.grip) return;
    const at = this.pixelAt(event);
    const [du, dv] = [at[0] - this.grip.at[0], at[1] - this.grip.at[1]];
    if (!this.grip.moved && Math.hypot(du, dv) < this.view.width / 100) return;
    this.grip.moved = true;
    this.view = { ...this.view, x: this.view.x - du, y: this.view.y - dv };
  }

  release(event) {
    const moved = this.grip?.moved ?? true;
    this.grip = null;
    if (!moved) this.say(this.pixelAt(event));
  }

  say([u, v]) {
    const { width, height } = this.workspace.cameraPoints;
    this.cross = [Math.max(0, Math.min(width - 1, u)), Math.max(0, Math.min(height - 1, v))];
    this.dispatchEvent(new CustomEvent('pixel', { detail: this.cross }));
  }

  key(event) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const pixels = this.view.width / 300;
    if (step && event.shiftKey) this.view = { ...this.view, x: this.view.x + 20 * pixels * step[0], y: this.view.y + 20 * pixels * step[1] };
    else if (step) this.cross = [this.cross[0] + pixels * step[0], this.cross[1] + pixels * step[1]];
    else if (event.key === '+') this.zoom(1 / ZOOM, this.cross);
    else if (event.key === '-') this.zoom(ZOOM, this.cross);
    else if (event.key === 'Enter') this.say(this.cross.map((value) => Math.round(10 * value) / 10));
    else return;
    event.preventDefault();
  }
}

customElements.define('camera-picture', CameraPicture);
