// Makes the Studio's choices agree with the server's.

/** Hides kinds of workflow that the server lacks. A kind is a root activity: 'State machine' is Elsa.StateMachine. Without an answer of the server, all stay. */
export function hideMissingKinds(types) {
  if (types.length === 0)
    return;

  new MutationObserver(() => {
    for (const option of document.querySelectorAll('.workflow-root-template-option:not([hidden])'))
      option.hidden = !types.includes(`Elsa.${pascal(option.querySelector('.mud-typography-subtitle2').textContent)}`);
  }).observe(document.body, { childList: true, subtree: true });
}

/**
 * Elsa lists storage drivers by the full names of their types, but writes short ones into a workflow, so that the Studio would show none as chosen.
 * Elsa reads both.
 */
export async function withShortNames(answer) {
  const { items, ...rest } = await answer.json();
  const drivers = items.map(driver => ({ ...driver, typeName: driver.typeName.split(',')[0].split('.').at(-1) }));
  return new Response(JSON.stringify({ ...rest, items: drivers }), { headers: { 'content-type': 'application/json' } });
}

function pascal(name) {
  return name.trim().split(/\s+/).map(word => word[0].toUpperCase() + word.slice(1)).join('');
}
