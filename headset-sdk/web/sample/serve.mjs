// Serves the sample at http://localhost:8090 and hands what begins with /api on to a node (default localhost:8080), so that page
// and node are one origin for the browser: node sample/serve.mjs [port] [node's host:port]
import { createServer, request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.argv[2] ?? 8090);
const [host, nodePort] = (process.argv[3] ?? 'localhost:8080').split(':');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };
const FOLDERS = ['sample', 'dist', 'node_modules'].map((name) => join(root, name) + sep);

const server = createServer(async (ask, answer) => {
  const path = new URL(ask.url, 'http://x').pathname;
  if (path.startsWith('/api')) {
    const { origin, ...headers } = ask.headers;
    const onward = request({ host, port: nodePort, path: ask.url, method: ask.method, headers: { ...headers, host: `${host}:${nodePort}` } });
    onward.on('response', (back) => back.pipe(answer.writeHead(back.statusCode, back.headers)));
    onward.on('error', () => answer.writeHead(502).end('no node answers'));
    ask.pipe(onward);
    return;
  }
  const file = normalize(join(root, path === '/' ? 'sample/index.html' : /^\/\w+\.js$/.test(path) ? `sample${path}` : path));
  try {
    if (!FOLDERS.some((folder) => file.startsWith(folder))) throw new Error('outside');
    const body = await readFile(file);
    answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    answer.writeHead(404).end('not here');
  }
});

server.on('upgrade', (ask, socket, head) => {
  const onward = connect(Number(nodePort), host, () => {
    const kept = Object.entries(ask.headers).filter(([name]) => name !== 'origin' && name !== 'host');
    const lines = kept.map(([name, value]) => `${name}: ${value}`);
    onward.write([`GET ${ask.url} HTTP/1.1`, `host: ${host}:${nodePort}`, ...lines, '', ''].join('\r\n'));
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  for (const end of [socket, onward]) end.on('error', () => (socket.destroy(), onward.destroy()));
});

server.listen(port, 'localhost', () => console.log(`open http://localhost:${port} (node at ${host}:${nodePort})`));
