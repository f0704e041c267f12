// npm run admin:create, sample:remove, idp, bench: installs and builds what is missing, then hands over to the pinned Node.
import { prepare } from './prepare.mjs';
import { giveUp, node, run } from './process.mjs';

const [script, ...args] = process.argv.slice(2);
if (!script) giveUp('usage: command.mjs <script> [arguments]');
await prepare('server', ...(script.startsWith('bench/') ? ['client'] : []));
process.exitCode = await run(node, ['--enable-source-maps', script, ...args]);
