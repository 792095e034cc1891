import { dressActivities, learnActivities } from '/assets/activities.js';
import { fitOnce } from '/assets/canvas.js';
import { hideMissingKinds, withShortNames } from '/assets/offers.js';
import { showResults } from '/assets/results.js';
import { cannotStart, isRefused, refusal, runAdvice, withResult } from '/assets/runs.js';
import { saved, watchChanges, watchSave } from '/assets/saves.js';

const api = `${location.origin}/elsa/api`;
// Elsa's key for development: the server listens on this machine only.
const key = '00000000-0000-0000-0000-000000000000';
const headers = { Authorization: `ApiKey ${key}` };
const main = document.getElementById('main');
const loading = document.getElementById('loading');
const state = document.getElementById('state');
const { element: tag, attribute, id } = main.dataset;

const pages = {
  editor: definitionId => `/studio/workflows/definitions/${encodeURIComponent(definitionId)}/edit`,
  run: instanceId => `/studio/workflows/instances/${encodeURIComponent(instanceId)}/view`,
};

fitBelowBar();
watchProgress();
followStudio();
watchServer();
watchChanges(main);

try {
  const [, types] = await Promise.all([startStudio(), checkServer().then(() => learnActivities(api, headers))]);
  dressActivities();
  hideMissingKinds(types);
  show();

  if (attribute === 'definition-id')
    await fitOnce(main);

  if (attribute === 'instance-id')
    await showResults(api, headers, id, main);
} catch (error) {
  fail(error.message);
}

async function startStudio() {
  if (!window.Blazor)
    throw new Error('The designer could not be loaded: one of its files is missing. Start the quick start again, then load this page again.');

  try {
    await window.Blazor.start();
  } catch (error) {
    throw new Error(`The designer could not be started: ${error.message ?? error}. Load the page again; if that doesn't help, delete the folder artifacts/studio and start the quick start again.`);
  }

  await customElements.whenDefined(tag);
}

// Requests the page's data first, to say plainly what is wrong.
async function checkServer() {
  const question = {
    'elsa-workflow-definition-editor': () => `/workflow-definitions/by-definition-id/${encodeURIComponent(id)}?versionOptions=Latest`,
    'elsa-workflow-instance-viewer': () => `/workflow-instances/${encodeURIComponent(id)}`,
  }[tag]?.() ?? '/features/installed';
  let answer;

  try {
    answer = await fetch(api + question, { headers });
  } catch {
    throw new Error('The Elsa server doesn\'t answer. Start the quick start again, then load this page again.');
  }

  if (answer.status === 404 && attribute)
    throw new Error(attribute === 'definition-id' ? `There is no workflow ${id}. It may have been deleted.` : `There is no run ${id}. It may have been deleted, or the quick start was started again.`);

  if (answer.status === 401 || answer.status === 403)
    throw new Error(`The Elsa server refused the designer (${answer.status}). Open it with the address that the quick start shows on the console.`);

  if (answer.status >= 400)
    throw new Error(`The Elsa server answered ${answer.status}. Its console says why; load this page again when it is fixed.`);

  if (attribute === 'definition-id') {
    const { name } = await answer.json();
    document.title = `${name || id} · ${document.title}`;
  }
}

function show() {
  const studio = document.createElement(tag);
  studio.dataset.studio = '';
  studio.setAttribute('remote-endpoint', api);
  studio.setAttribute('api-key', key);

  if (attribute)
    studio.setAttribute(attribute, id);

  studio.editWorkflowDefinition = definitionId => location.assign(pages.editor(definitionId));
  studio.viewWorkflowInstance = instanceId => location.assign(pages.run(instanceId));
  main.append(studio);

  new MutationObserver((_, observer) => {
    if (!studio.firstElementChild)
      return;

    observer.disconnect();
    loading.hidden = true;
    createIfAsked(studio);
  }).observe(studio, { childList: true, subtree: true });
}

// The start page's link opens the list, and then its dialog.
function createIfAsked(studio) {
  if (location.hash !== '#create')
    return;

  history.replaceState(null, '', location.pathname);
  const press = () => {
    const button = [...studio.querySelectorAll('button')].find(button => /create workflow/i.test(button.textContent) && !button.disabled);

    // Not before the rows exist: until then, the list closes dialogs.
    if (!button || !studio.querySelector('tbody td') || studio.querySelector('.mud-table-loading'))
      return false;

    button.click();
    return true;
  };

  if (!press())
    new MutationObserver((_, observer) => press() && observer.disconnect()).observe(studio, { childList: true, subtree: true, attributes: true });
}

function fail(message) {
  state.textContent = message;
  state.className = 'bad';
  state.setAttribute('role', 'alert');
  document.getElementById('progress').hidden = true;
  loading.hidden = false;
}

// The Studio expects its own bar above it.
function fitBelowBar() {
  new ResizeObserver(() => main.style.setProperty('--mud-appbar-height', `${main.offsetTop}px`)).observe(main);
}

function watchProgress() {
  const root = document.documentElement;
  const progress = document.getElementById('progress');
  new MutationObserver(() => {
    const percentage = parseInt(root.style.getPropertyValue('--blazor-load-percentage'), 10);

    if (percentage)
      progress.setAttribute('aria-valuenow', percentage);
  }).observe(root, { attributeFilter: ['style'] });
}

// The Studio's elements have no router, so a change of the address opens the page of that address.
function followStudio() {
  for (const method of ['pushState', 'replaceState']) {
    const original = history[method];
    history[method] = function (data, unused, url) {
      const target = url && new URL(url, document.baseURI);

      if (target && target.origin === location.origin && target.pathname.startsWith('/studio/workflows/') && target.pathname !== location.pathname)
        location.assign(target);
      else
        original.call(history, data, unused, url);
    };
  }

  // The Studio's links start at the root of its own host.
  for (const kind of ['pointerdown', 'focusin']) {
    main.addEventListener(kind, event => {
      const link = event.target.closest('a[href^="/"]');

      if (link && !link.pathname.startsWith('/studio/'))
        link.href = `/studio${link.pathname}${link.search}`;
    }, true);
  }
}

// Once loaded, the Studio says little if the server is gone or fails, so the page does.
function watchServer() {
  const problem = document.getElementById('problem');
  main.addEventListener('pointerdown', () => problem.classList.contains('beside') && say(''), true);
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const url = new URL(input.url ?? input, document.baseURI);

    if (!url.href.startsWith(`${api}/`))
      return send(input, init);

    // A workflow that faults may respond with 500. Its run says why.
    const isRun = url.pathname.endsWith('/execute');
    const isTest = url.pathname.endsWith('/tests/activities');

    if (isRun || isTest)
      await saved();

    try {
      const advice = isRun ? await runAdvice(send, api, headers, decodeURIComponent(url.pathname.split('/').at(-2))) : '';

      if (advice) {
        say(advice, true);
        return cannotStart(advice);
      }

      const sent = send(input, init);

      if ((input.method ?? init?.method) === 'POST' && url.pathname.endsWith('/workflow-definitions'))
        watchSave(sent);

      const answer = await sent;

      if (answer.ok && url.pathname.endsWith('/descriptors/storage-drivers'))
        return await withShortNames(answer);

      if (answer.ok && isTest)
        return await withResult(answer);

      if (isRun && isRefused(answer)) {
        say(await refusal(answer), true);
        return answer;
      }

      if (problem.classList.contains('beside') && !isRun && answer.ok)
        return answer;

      say(answer.status === 401 || answer.status === 403 ? `The Elsa server refused the designer (${answer.status}).`
        : answer.status >= 500 && !isRun ? `The Elsa server answered ${answer.status}. Its console says why.` : '');
      return answer;
    } catch (error) {
      if (error.name !== 'AbortError' && init?.signal?.aborted !== true)
        say('The Elsa server doesn\'t answer. Is the quick start still running? Unsaved changes stay on this page until you leave it.');

      throw error;
    }
  };

  // The answer to a button stands beside it, until the author does something else.
  function say(text, isBeside = false) {
    problem.textContent = loading.hidden ? text : '';
    problem.classList.toggle('beside', isBeside);
    problem.hidden = !problem.textContent;
  }
}
