// The Studio saves half a second after a change. Running the workflow or leaving the page must wait for that. Otherwise the old workflow
// would run, or the change would be lost.

// In milliseconds: the Studio's half second, and half a second more for a slow machine.
const longestPause = 1000;
const saves = new Set();
let changedAt = -Infinity;

export function watchChanges(main) {
  for (const kind of ['input', 'change', 'keyup', 'pointerup'])
    main.addEventListener(kind, () => { changedAt = performance.now(); }, true);

  for (const link of document.querySelectorAll('.bar a'))
    link.addEventListener('click', leave);
}

export function watchSave(answer) {
  const done = () => saves.delete(answer);
  saves.add(answer);
  answer.then(done, done);
}

export async function saved() {
  const pause = changedAt + longestPause - performance.now();

  if (pause > 0)
    await new Promise(resolve => setTimeout(resolve, pause));

  await Promise.allSettled(saves);
}

async function leave(event) {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

  if (!isPlain || (saves.size === 0 && changedAt + longestPause < performance.now()))
    return;

  event.preventDefault();
  const { href } = event.currentTarget;
  await saved();
  location.assign(href);
}
