// Fetches Elsa Studio into the folder that the build names. npm checks what comes by the lock file's hash, and the folder appears in one step
// when all of it is there: a broken download leaves nothing behind.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const target = resolve(process.argv[2]);
const here = dirname(fileURLToPath(import.meta.url));
const cache = dirname(target);
const lock = join(cache, 'fetching.pid');
const longestFetch = 10 * 60_000;

try {
  mkdirSync(cache, { recursive: true });

  // One build fetches; others that run at the same time wait for it.
  while (!existsSync(target) && !takeLock())
    await wait(200);

  if (!existsSync(target))
    fetchStudio();
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

    // A build that was killed left it.
    if (!isRunning(lockOwner()))
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

function holdsLock() {
  return lockOwner() === process.pid;
}

function isRunning(pid) {
  // Empty while its owner writes it.
  if (!pid)
    return existsSync(lock);

  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function fetchStudio() {
  for (const left of readdirSync(cache).filter(name => name.startsWith('fetching-')))
    rmSync(join(cache, left), { recursive: true, force: true });

  const work = join(cache, `fetching-${process.pid}`);
  mkdirSync(work);

  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      copyFileSync(join(here, file), join(work, file));

    const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'], {
      cwd: work,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      timeout: longestFetch,
    });

    if (npm.status !== 0)
      throw new Error(cause(npm));

    renameSync(join(work, 'node_modules', '@elsa-workflows', 'elsa-studio-wasm'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// npm tells at length; the line with the cause is enough.
function cause(npm) {
  if (npm.error?.code === 'ENOENT')
    return 'npm is missing';

  if (npm.error?.code === 'ETIMEDOUT')
    return 'it took too long';

  const lines = `${npm.stderr}`.split('\n').map(line => line.replace(/^npm (error|ERR!) ?/, '').trim());
  const line = lines.find(line => line && !/^(npm |code |errno |syscall |A complete log)/.test(line));
  return (line ?? `npm ended with ${npm.status}`).slice(0, 200);
}
