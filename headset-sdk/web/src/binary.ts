import { WireFix, WirePose, readPose } from './messages.js';
import { RemotePose } from './poses.js';
import { ProtoReader, ProtoWriter } from './protobuf.js';

const MARKER = 6;
const ODOMETRY = 10;

/** The poses of `FromNode` of `socket.proto`, as far as the kit uses them; none when it says something else. */
export function readPoses(message: ArrayBuffer): RemotePose[] {
  const poses: RemotePose[] = [];
  const said = ProtoReader.of(message);
  for (let field = said.next(); field; field = said.next()) {
    if (field === 1) told(said.message(), poses);
    else said.skip();
  }
  return poses;
}

function told(from: ProtoReader, poses: RemotePose[]): void {
  for (let field = from.next(); field; field = from.next()) {
    if (field === 3) poses.push(readPose(pose(from.message())));
    else from.skip();
  }
}

/** The numbers are those of `pose.proto`. */
function pose(from: ProtoReader): WirePose {
  const out = { trackable: '', stamp: 0, position: [] as number[], covariance: [] as number[], velocity: [] as number[] };
  const orientation: number[] = [];
  const angularVelocity: number[] = [];
  let label = '';
  for (let field = from.next(); field; field = from.next()) {
    if (field === 1) out.trackable = from.text();
    else if (field === 2) out.stamp = from.thousands();
    else if (field === 3) from.doubles(out.position);
    else if (field === 4) from.doubles(orientation);
    else if (field === 5) from.floats(out.covariance);
    else if (field === 6) from.floats(out.velocity);
    else if (field === 7) from.floats(angularVelocity);
    else if (field === 16) label = from.text();
    else from.skip();
  }
  return {
    ...out,
    ...(out.velocity.length ? {} : { velocity: undefined }),
    ...(orientation.length ? { orientation } : {}),
    ...(angularVelocity.length ? { angularVelocity } : {}),
    ...(label ? { label } : {}),
  };
}

/** `FromClient` with fixes that are written as the JSON message has them. */
export function writeFixes(site: string, source: string, fixes: WireFix[]): Uint8Array<ArrayBuffer> {
  const batch = new ProtoWriter();
  for (const fix of fixes) {
    const out = new ProtoWriter().varint(1, fix.kind === 'marker' ? MARKER : ODOMETRY);
    out.thousands(2, fix.stamp).text(3, fix.trackable).doubles(8, fix.position);
    if (fix.covariance) out.doubles(9, fix.covariance);
    if (fix.frame) out.text(15, fix.frame);
    out.doubles(17, fix.orientation);
    if (fix.camera) out.text(21, fix.camera);
    if (fix.marker) out.text(22, fix.marker);
    if (fix.reset) out.varint(29, 1);
    batch.message(1, out);
  }
  const sent = new ProtoWriter().text(1, site).text(2, source).message(3, batch);
  return new ProtoWriter().message(1, sent).toBytes();
}
