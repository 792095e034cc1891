// Fetches Elsa Studio into the folder that the build names. npm checks the download against the lock file's hash. The folder appears in one step
// when it is complete, so a broken download leaves nothing behind.
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const target = resolve(process.argv[2]);
const here = dirname(fileURLToPath(import.meta.url));
const cache = dirname(target);
const lock = join(cache, 'fetching.pid');
const longestFetch = 10 * 60_000;
// How often the fetching build shows that it is alive, and when the others count it as dead.
const heartbeat = 2_000;
const longestSilence = 20_000;

try {
  mkdirSync(cache, { recursive: true });

  // One build fetches; others that run at the same time wait for it.
  while (!existsSync(target) && !takeLock())
    await wait(200);

  if (!existsSync(target))
    await fetchStudio();
} catch (error) {
  console.log(error.message.split('\n')[0]);
  process.exitCode = 1;
} finally {
  if (holdsLock())
    rmSync(lock, { force: true });
}

function takeLock() {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST')
      throw error;

    // A killed build left it. Its process id may belong to another program now.
    if (isSilent() || !isRunning(lockOwner()))
      rmSync(lock, { force: true });

    return false;
  }
}

function lockOwner() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return NaN;
  }
}

function isSilent() {
  try {
    return Date.now() - statSync(lock).mtimeMs > longestSilence;
  } catch {
    return false;
  }
}

function holdsLock() {
  return lockOwner() === process.pid;
}

function isRunning(pid) {
  // It is empty while its owner writes it.
  if (!pid)
    return existsSync(lock);

  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function fetchStudio() {
  for (const left of readdirSync(cache).filter(name => name.startsWith('fetching-')))
    rmSync(join(cache, left), { recursive: true, force: true });

  const work = join(cache, `fetching-${process.pid}`);
  mkdirSync(work);
  const beat = setInterval(() => holdsLock() && utimesSync(lock, new Date(), new Date()), heartbeat);

  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      copyFileSync(join(here, file), join(work, file));

    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'], work);

    renameSync(join(work, 'node_modules', '@elsa-workflows', 'elsa-studio-wasm'), target);
  } finally {
    clearInterval(beat);
    rmSync(work, { recursive: true, force: true });
  }
}

async function npm(args, cwd) {
  try {
    await promisify(execFile)('npm', args, { cwd, shell: process.platform === 'win32', timeout: longestFetch });
  } catch (error) {
    throw new Error(cause(error));
  }
}

// npm writes much. The line with the cause is enough.
function cause(error) {
  if (error.code === 'ENOENT')
    return 'npm is missing';

  if (error.killed)
    return 'it took too long';

  const lines = `${error.stderr}`.split('\n').map(line => line.replace(/^npm (error|ERR!) ?/, '').trim());
  const line = lines.find(line => line && !/^(npm |code |errno |syscall |A complete log)/.test(line));
  return (line ?? `npm ended with ${error.code}`).slice(0, 200);
}
