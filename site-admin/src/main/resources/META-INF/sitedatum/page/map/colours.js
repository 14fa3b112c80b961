const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

/** Colours that tell apart also for the colour-blind (Okabe and Ito), by the page's theme. */
export function colours() {
  return dark?.matches ? DARK : LIGHT;
}

/** Runs when the theme changes. @param {() => void} then */
export function onTheme(then) {
  dark?.addEventListener('change', then);
}

const LIGHT = {
  ink: '#1b2733', paper: '#ffffff', faint: '#8fa0b0', outline: '#5b6b7a', wall: '#3b4854', plan: 1,
  anchor: '#0072b2', camera: '#aa4499', detector: '#9c6500', marker: '#117733', fence: '#009e73', content: '#7a3fb0', chosen: '#d55e00',
  tracking: '#0b6fb8', coasting: '#9c6500', degraded: '#c4420a', lost: '#6b7680',
};

const DARK = {
  ink: '#e8eef4', paper: '#10161c', faint: '#5b6b7a', outline: '#8fa0b0', wall: '#b6c3cf', plan: 0.75,
  anchor: '#56b4e9', camera: '#e09fd6', detector: '#e6b450', marker: '#66cc88', fence: '#33c79c', content: '#c39bf0', chosen: '#ff9d5c',
  tracking: '#56b4e9', coasting: '#e6b450', degraded: '#ff8a5c', lost: '#98a4ae',
};
