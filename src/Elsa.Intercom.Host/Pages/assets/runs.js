// What an author can do if a workflow can't be run with the button.

/** The sentence for a workflow that begins with an HTTP endpoint; empty for any other. */
export async function runAdvice(send, api, headers, definitionId) {
  const answer = await send(`${api}/workflow-definitions/by-definition-id/${encodeURIComponent(definitionId)}?versionOptions=Latest`, { headers });
  const { root, isPublished } = answer.ok ? await answer.json() : {};
  const start = root?.activities?.find(activity => activity.type === 'Elsa.HttpEndpoint' && activity.customProperties?.canStartWorkflow);
  const path = start?.path?.expression?.type === 'Literal' ? start.path.expression.value : null;

  if (!start || !path)
    return '';

  const methods = JSON.stringify(start.supportedMethods?.expression?.value ?? '');
  const method = ['POST', 'PUT', 'DELETE', 'GET'].find(name => methods.includes(name)) ?? 'GET';
  const body = method === 'POST' || method === 'PUT' ? ' -H \'content-type: application/json\' -d \'{}\'' : '';
  const line = `curl -s -X ${method} ${location.origin}/workflows/${path.replace(/^\/+/, '')}${body}`;
  return `This workflow begins with an HTTP endpoint: a request starts it, not this button. ${isPublished ? 'Send' : 'Publish it, then send'} one, with your own values: ${line}`;
}

/** Whether the server made no run of it. A run that faults may respond with 500 too, and names itself. */
export function isRefused({ status, headers }) {
  return headers.get('x-elsa-workflow-cannot-start') === 'True' || ((status === 400 || status >= 500) && !headers.has('x-elsa-workflow-instance-id'));
}

/** The server's own words of a refusal. */
export async function refusal(answer) {
  try {
    return Object.values((await answer.clone().json()).errors).flat().join(' ');
  } catch {
    return `The Elsa server answered ${answer.status}. Its console says why.`;
  }
}

/** The test of one activity, with what it came to beside its outcome: that a dry run sent nothing, for example. */
export async function withResult(answer) {
  const test = await answer.json();
  const { Outcomes: outcomes, Result: result } = test.payload ?? {};

  if (outcomes && result && !outcomes.includes(result))
    test.payload.Outcomes = outcomes.map(outcome => `${outcome} (${result})`);

  return new Response(JSON.stringify(test), { headers: { 'content-type': 'application/json' } });
}

/** A response that the Studio takes for a workflow that can't start. */
export function cannotStart(sentence) {
  const errors = { statusCode: 400, message: sentence, errors: { generalErrors: [sentence] } };
  return new Response(JSON.stringify(errors), { status: 400, headers: { 'content-type': 'application/problem+json', 'x-elsa-workflow-cannot-start': 'True' } });
}
