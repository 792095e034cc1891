const place = document.getElementById('connections');
const again = document.getElementById('test');

again.addEventListener('click', test);
again.hidden = false;
await test();

async function test() {
  again.disabled = true;
  place.textContent = 'Asking Intercom …';

  try {
    const answer = await fetch('/connection');

    if (!answer.ok)
      throw new Error(`The quick start answered ${answer.status}; its console says why.`);

    const { connections } = await answer.json();
    place.replaceChildren(...connections.flatMap(connection => view(connection, connections.length)));
  } catch (error) {
    place.replaceChildren(sentence('bad', error instanceof TypeError ? 'The quick start doesn\'t answer. Start it again, then load this page again.' : error.message));
  } finally {
    again.disabled = false;
  }
}

function view({ name, connected, sandbox, workspace, region, served_version, asked_version, problems }, count) {
  const facts = [
    ['Workspace', workspace],
    ['Region', region],
    ['API version', served_version && served_version !== asked_version ? `${served_version} (asked for ${asked_version})` : served_version ?? asked_version],
  ].filter(([, value]) => value);

  return [
    count > 1 || name !== 'Default' ? element('h3', name) : null,
    sentence(connected ? 'good' : 'bad', connected ? `✓ Connected${sandbox ? ' to the sandbox on this machine: nothing leaves it' : ''}.` : '✗ Not connected.'),
    connected ? list(facts) : null,
    ...problems.map(problem => sentence('bad', problem)),
  ].filter(Boolean);
}

function list(facts) {
  const dl = document.createElement('dl');

  for (const [term, value] of facts)
    dl.append(element('dt', term), element('dd', value));

  return dl;
}

function sentence(tone, text) {
  const p = element('p', text);
  p.className = tone;
  return p;
}

function element(tag, text) {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}
