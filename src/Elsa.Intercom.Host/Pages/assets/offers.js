// Hides the kinds of workflow that the Studio offers and this server lacks.

/** A kind is a root activity: 'State machine' is Elsa.StateMachine. Without an answer of the server, all stay. */
export function hideMissingKinds(types) {
  if (types.length === 0)
    return;

  new MutationObserver(() => {
    for (const option of document.querySelectorAll('.workflow-root-template-option:not([hidden])'))
      option.hidden = !types.includes(`Elsa.${pascal(option.querySelector('.mud-typography-subtitle2').textContent)}`);
  }).observe(document.body, { childList: true, subtree: true });
}

function pascal(name) {
  return name.trim().split(/\s+/).map(word => word[0].toUpperCase() + word.slice(1)).join('');
}
