// Marks our activities on the canvas, in the toolbox and in the journal, so that the style sheet can give them their icons and room for their outcomes.
let byType = {};
let byName = {};

/** Returns the types of all activities of the server; none if it doesn't tell. */
export async function learnActivities(api, headers) {
  const answer = await fetch(`${api}/descriptors/activities`, { headers });
  const { items = [] } = answer.ok ? await answer.json() : {};

  for (const { typeName, displayName, name, ports = [], outputs = [] } of items.filter(item => item.typeName?.startsWith('Elsa.Intercom.'))) {
    const activity = { name: displayName ?? name, icon: typeName.split('.').at(-1), ports: ports.length, outputs };
    byType[typeName] = activity;
    byName[activity.name] = activity;
  }

  return items.map(item => item.typeName);
}

/** One of our activities by its type; undefined for any other. */
export const activityOf = type => byType[type];

// This runs before the Studio measures the size of a step, outside its own element and in the next frame.
export function dressActivities() {
  new MutationObserver(dress).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ['activity-json'] });
}

function dress() {
  for (const step of document.querySelectorAll('elsa-activity-wrapper'))
    mark(step, byType[typeOf(step)]);

  for (const tool of document.querySelectorAll('[draggable="true"]'))
    mark(tool, byName[tool.textContent.trim()]);

  for (const entry of document.querySelectorAll('.mud-timeline-item'))
    mark(entry, byName[entry.querySelector('.mud-text-secondary')?.textContent.split(' - ')[0].trim()]);
}

const known = new WeakMap();

function typeOf(step) {
  const json = step.getAttribute('activity-json');

  if (known.get(step)?.json !== json)
    known.set(step, { json, type: JSON.parse(json ?? '{}').type });

  return known.get(step).type;
}

function mark(node, activity) {
  if (node.dataset.intercom === activity?.icon)
    return;

  if (activity) {
    node.dataset.intercom = activity.icon;
    node.style.setProperty('--intercom-ports', activity.ports);
  } else {
    delete node.dataset.intercom;
    node.style.removeProperty('--intercom-ports');
  }
}
