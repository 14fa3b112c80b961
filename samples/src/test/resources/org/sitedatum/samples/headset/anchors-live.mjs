// The web kit against a node, beside the Java kit: node --experimental-websocket anchors-live.mjs KIT URL SITE
const [kit, url, site] = process.argv.slice(2);
const { AnchorError, SpatialClient } = await import(kit);

let wake = () => {};
const client = new SpatialClient({
  url, site, trackable: 'web-kit', posesPerSecond: 0, anchors: true,
  onAnchor: () => wake(), onAnchorGone: () => wake(), onState: () => wake(),
  onRefused: (problem) => console.log('refused', JSON.stringify(problem)),
});
const until = async (what, holds) => {
  while (!holds()) await new Promise((go) => (wake = go));
  console.log(what);
};

await until('joined', () => client.state === 'connected');
await until('saw from-java', () => client.anchors.find('from-java'));
const made = await client.saveAnchor({ id: 'from-web', position: [10, 5, 1], orientation: [0, 0, 0, 1], category: 'note', properties: { text: 'Öl' } });
const moved = await client.saveAnchor({ ...made, position: [10.5, 5, 1] });
const stale = await client.saveAnchor({ ...made, position: [0, 0, 0] }).catch((refused) => refused);
if (!(stale instanceof AnchorError) || stale.problem !== 'stale-anchor') throw new Error(`not refused: ${JSON.stringify(stale)}`);
const near = await client.nearAnchors({ point: [10, 5, 1], radius: 2 });
if (moved.version !== 2 || near.map((one) => one.id).join() !== 'from-web,from-java') throw new Error(JSON.stringify([moved, near]));
await until('saw it moved', () => client.anchors.find('from-java')?.version === 2);
if (client.anchors.find('from-java').position[0] !== 11) throw new Error('not where it was put');
await client.removeAnchor(client.anchors.find('from-web'));
await until('saw it go', () => !client.anchors.find('from-java'));
client.close();
