// Shows the results of a run's Intercom steps above the Studio's view of the run. In the journal they are behind a click, in a long table.
import { activityOf } from '/assets/activities.js';

// In milliseconds.
const pause = 2000;
const mostShown = 5;

/** Shows the steps until the run has ended, and selects the first one. */
export async function showResults(api, headers, id, main) {
  const place = main.ownerDocument.createElement('ul');
  place.className = 'results';
  place.setAttribute('aria-label', 'Intercom steps of this run');
  selectFirst(main);

  // The last steps of a run may be recorded a moment after its end.
  for (let shown = null, ended = false; ;) {
    const [run, executions] = await Promise.all([read(`/workflow-instances/${id}`), read(`/activity-executions/list?WorkflowInstanceId=${id}`)]);
    const steps = (executions?.items ?? []).filter(step => step.workflowInstanceId === id && activityOf(step.activityType));
    const text = JSON.stringify(steps);

    if (text !== shown && steps.length > 0) {
      place.replaceChildren(...steps.slice(-mostShown).map(line));
      main.before(place);
    }

    if (!run || (ended && text === shown))
      return;

    shown = text;
    ended = run.status === 'Finished';
    await new Promise(resolve => setTimeout(resolve, pause));
  }

  async function read(path) {
    try {
      const answer = await fetch(api + path, { headers });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }
}

function line({ activityType, status, payload, outputs = {}, activityState = {}, exception }) {
  const { name, icon, outputs: [main] } = activityOf(activityType);
  const item = document.createElement('li');
  const mark = document.createElement('span');
  const title = document.createElement('strong');
  mark.className = 'step-icon';
  mark.dataset.intercom = icon;
  title.textContent = name;
  item.append(mark, title, sentence(payload?.Outcomes?.join(', ') ?? status, payload?.Result));

  const error = outputs.ErrorMessage ?? exception?.message;

  if (error)
    item.append(` ${error}`);
  else if (main && outputs[main.name])
    item.append(` ${main.displayName ?? main.name}: ${outputs[main.name]}`);

  const link = inboxLink(outputs.ConversationId ?? activityState.ConversationId ?? payload?.ConversationId, payload?.Connection);

  if (link)
    item.append(' ', link);

  return item;
}

// An error's result is the name of its outcome.
function sentence(outcome, result) {
  return result && result !== outcome ? ` ${outcome}. ${result}.` : ` ${outcome}.`;
}

/** Only the connection that the sandbox serves has an inbox here. */
function inboxLink(conversationId, connection) {
  const inbox = document.querySelector('.bar [data-connection] a');

  if (!inbox || !/^\d+$/.test(conversationId ?? '') || connection?.toLowerCase() !== inbox.parentElement.dataset.connection.toLowerCase())
    return null;

  const link = document.createElement('a');
  link.href = `${inbox.href}#${conversationId}`;
  link.textContent = 'Show in the inbox';
  return link;
}

// Selects the first Intercom step of the run, unless the author has selected a step already.
function selectFirst(main) {
  const observer = new MutationObserver(select);
  observer.observe(main, { childList: true, subtree: true, attributeFilter: ['data-intercom'] });
  main.addEventListener('pointerdown', () => observer.disconnect(), { capture: true, once: true });
  select();

  function select() {
    const entry = main.querySelector('.mud-timeline-item[data-intercom]');

    // Before the canvas has its steps, the Studio has nothing to select.
    if (!entry || !main.querySelector('elsa-activity-wrapper .elsa-activity'))
      return;

    observer.disconnect();
    entry.click();
  }
}
