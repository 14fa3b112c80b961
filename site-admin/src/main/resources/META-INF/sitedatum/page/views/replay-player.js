import { html, nothing } from 'lit';
import { clockText } from '../model/replays.js';
import { formatAddress } from '../model/address.js';
import { PageElement } from '../shell/page-element.js';

const STEP = 100_000;
const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 30];

/** Where one is in the recording: play, step, scrub; what happened stands on the line. */
class ReplayPlayer extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    this.frame = () => { this.requestUpdate(); this.remember(); };
    for (const type of ['frame', 'change']) this.workspace.deck.addEventListener(type, this.frame);
    this.onkeydown = (event) => this.key(event);
  }

  disconnectedCallback() {
    const { deck } = this.workspace;
    deck.pause();
    for (const type of ['frame', 'change']) deck.removeEventListener(type, this.frame);
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  /** The address follows once one stays: it leads back to this instant. */
  remember() {
    const { deck, address } = this.workspace;
    clearTimeout(this.timer);
    if (deck.playing || deck.tapes.length === 0) return;
    this.timer = setTimeout(() => {
      address.at = `${deck.recording}@${deck.stamp}`;
      history.replaceState(null, '', formatAddress(address));
    }, 250);
  }

  key(event) {
    const { deck } = this.workspace;
    if (event.key !== ' ' || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (deck.playing) deck.pause();
    else deck.play();
  }

  render() {
    const { deck } = this.workspace;
    if (deck.tapes.length === 0) return nothing;
    const { from, until, stamp } = deck;
    const span = Math.max(1, until - from);
    const now = clockText(stamp - from, 1);
    return html`<section class="player" aria-label="Player">
      <button aria-label=${deck.playing ? 'Pause' : 'Play'} @click=${() => (deck.playing ? deck.pause() : deck.play())}>${deck.playing ? '❚❚' : '►'}</button>
      <button aria-label="Back one tenth of a second" @click=${() => deck.seek(stamp - STEP)}>‹</button>
      <button aria-label="On one tenth of a second" @click=${() => deck.seek(stamp + STEP)}>›</button>
      <div class="line">
        <svg class="marks" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${deck.tapes.map((tape, row) =>
          this.marks(tape, row, from, span))}</svg>
        <input type="range" aria-label="Time in the recording" aria-valuetext=${`${now} of ${clockText(span)}`}
          min="0" max=${span} step=${STEP} .value=${String(stamp - from)} @input=${(event) => deck.seek(from + Number(event.target.value))}>
      </div>
      <output>${now} / ${clockText(span)}</output>
      <label class="pick">Speed <select @change=${(event) => { deck.speed = Number(event.target.value); }}>
        ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === deck.speed}>${speed}×</option>`)}</select></label>
    </section>`;
  }

  /** Made anew only for another tape: SVG parts are costly 25 times a second. */
  marks(tape, row, from, span) {
    if (tape.marked === undefined) {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      svg.setAttribute('class', row === 0 ? 'first' : 'second');
      svg.setAttribute('d', tape.events.slice(0, 2000)
        .map((event) => `M${(1000 * (event.stamp - from)) / span} ${5 * row}v5`).join(''));
      tape.marked = svg;
    }
    return tape.marked;
  }
}

customElements.define('replay-player', ReplayPlayer);
