// What a command needs before it runs: the packages and what is built of the sources, made by one process at a time.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { build } from './build.mjs';
import { install } from './install.mjs';

const LOCK = 'dist/.lock';
/** The holder says this often that it lives; one that has said nothing for so long is gone, whoever has its number now. */
const [BEAT, SILENCE] = [1000, 60_000];

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function alive(pid) {
  try {
    process.kill(Number(pid), 0);
    return Date.now() - statSync(LOCK).mtimeMs < SILENCE;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A link appears with its contents or not at all, and only where nothing is yet. */
function take() {
  const own = `${LOCK}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, LOCK);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes the lock of a dead process away; one that somebody took meanwhile is put back. */
function clear(holder) {
  const aside = `${LOCK}.${process.pid}.old`;
  try {
    renameSync(LOCK, aside);
    if (read(aside) !== holder) linkSync(aside, LOCK);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function release() {
  if (read(LOCK) === String(process.pid)) rmSync(LOCK, { force: true });
}

async function exclusively(work) {
  mkdirSync('dist', { recursive: true });
  let said;
  while (!take()) {
    const holder = read(LOCK);
    if (holder === null) continue;
    if (!alive(holder)) {
      clear(holder);
      continue;
    }
    if (said !== holder) {
      console.log(
        `別のコマンド (プロセス ${holder}) がインストールかビルドをしています。終わるのを待ちます。 / ` +
          `Waiting for another command (process ${holder}) that is installing or building …`,
      );
      said = holder;
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  process.once('exit', release);
  const beat = setInterval(() => utimesSync(LOCK, new Date(), new Date()), BEAT);
  try {
    await work();
  } finally {
    clearInterval(beat);
    release();
  }
}

/** Installs what is missing and builds what is stale, of `server` and `client`. */
export const prepare = (...builds) =>
  exclusively(async () => {
    await install();
    await Promise.all(builds.map(build));
  });
