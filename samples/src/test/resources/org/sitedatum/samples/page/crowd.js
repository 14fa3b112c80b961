// Runs before the page: a socket of its own that says where 300 bodies are, and a watch over the frames.
(() => {
  const BODIES = 300;
  const TICKS = 200;
  const PERIOD = 100;

  const poseOf = (body, tick) => {
    const angle = 2 * Math.PI * (tick / TICKS + body / 17);
    const x = 2 + 36 * ((body % 20) / 20) + 1.5 * Math.cos(angle);
    const y = 2 + 21 * (Math.floor(body / 20) / 15) + 1.5 * Math.sin(angle);
    const half = (angle + Math.PI / 2) / 2;
    return {
      trackable: `tag-${body}`, stamp: Date.now() * 1000 + tick * PERIOD * 1000, frame: 'site', floor: 'ground',
      position: [x, y, 1], orientation: [0, 0, Math.sin(half), Math.cos(half)],
      covariance: [0.04, 0.01, 0, 0, 0, 0, 0.02, 0, 0, 0, 0, 0.01, 0, 0, 0, 0, 0, 0, 0, 0, 0.01],
      velocity: [0.4, 0, 0], state: ['tracking', 'coasting', 'degraded'][body % 3], protectionLevel: 0.8, sources: ['uwb-1', 'uwb-2'],
      existence: 1, epoch: 1, seq: tick, revision: 1,
    };
  };

  // As a node says it: 200 poses in a message.
  const messages = Array.from({ length: TICKS }, (_, tick) => {
    const poses = Array.from({ length: BODIES }, (_, body) => poseOf(body, tick));
    return [poses.slice(0, 200), poses.slice(200)].map((part) =>
      JSON.stringify({ type: 'poses', subscription: 'page', site: 'sample-building', poses: part }));
  });

  const watch = { on: false, drawings: [], heard: [] };

  window.WebSocket = class {
    constructor() {
      setTimeout(() => this.onopen?.(), 0);
    }

    send() {
      setTimeout(() => this.onmessage({ data: '{"type":"subscribed","id":"page"}' }), 0);
      let tick = 0;
      this.timer = setInterval(() => {
        const began = performance.now();
        for (const data of messages[tick % TICKS]) this.onmessage({ data });
        if (watch.on) watch.heard.push(performance.now() - began);
        tick++;
      }, PERIOD);
    }

    close() {
      clearInterval(this.timer);
    }
  };

  const animate = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (draw) => animate((time) => {
    const began = performance.now();
    draw(time);
    if (watch.on) watch.drawings.push(performance.now() - began);
  });

  const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;

  window.watchFrames = (seconds) => new Promise((then) => {
    let frames = 0;
    const began = performance.now();
    Object.assign(watch, { on: true, drawings: [], heard: [] });
    const count = () => {
      frames++;
      const passed = (performance.now() - began) / 1000;
      if (passed < seconds) {
        animate(count);
        return;
      }
      watch.on = false;
      then({
        framesPerSecond: frames / passed, drawingsPerSecond: watch.drawings.length / passed, messages: watch.heard.length,
        drawingMedian: quantile(watch.drawings, 0.5), drawingP95: quantile(watch.drawings, 0.95), messageMedian: quantile(watch.heard, 0.5),
      });
    };
    animate(count);
  });
})();
