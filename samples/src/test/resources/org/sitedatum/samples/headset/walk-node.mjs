// Plays walks to an emulated headset (IWER) in plain Node. Arguments: the kit's folder, then the scripts' files. One line of
// figures for each.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { play } from './walk-play.mjs';

const [folder, ...scripts] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(`${folder}/${file}`));
const kit = { ...(await load('dist/index.js')), ...(await load('dist/webxr.js')) };
const { emulatedSession } = await load('test/support/emulated-headset.js');
const stage = { kit, ...(await emulatedSession()) };
for (const script of scripts) console.log(JSON.stringify(play(JSON.parse(readFileSync(script, 'utf8')), stage)));
process.exit(0);
