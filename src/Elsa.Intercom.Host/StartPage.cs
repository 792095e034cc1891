using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.Host;

/// <summary>The page at /: where everything is and what to try.</summary>
internal static class StartPage
{
    public static string Curl(QuickStartSettings settings) =>
        $$"""curl -s -X POST {{new Uri(settings.Url, "workflows/onboarding")}} -H 'content-type: application/json' -d '{"email":"ada@example.com","name":"Ada","plan":"pro"}'""";

    public static string Html(QuickStartSettings settings, IntercomSandbox? sandbox, IReadOnlyList<Template> templates) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <link rel="icon" href="data:,">
          <title>Elsa.Intercom quick start</title>
          <style>
            :root { color-scheme: light dark; --ink: #1b2330; --soft: #5b6678; --page: #f6f7f9; --card: #fff; --line: #d9dee6; --accent: #1f5fd1; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --soft: #a3aec0; --page: #12161d; --card: #1b212b; --line: #323b49; --accent: #8ab4ff; } }
            body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
            main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
            h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
            section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.25rem; margin-top: 1.1rem; }
            p { margin: .4rem 0; } .soft { color: var(--soft); } a { color: var(--accent); } ul { margin: 0; padding-left: 1.2rem; }
            a:focus-visible, pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
            pre { margin: .5rem 0 0; padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--page); border: 1px solid var(--line); border-radius: .4rem; font-size: .9rem; }
          </style>
        </head>
        <body>
          <main>
            <h1>Elsa.Intercom quick start</h1>
            <p class="soft">An Elsa server ({{Text(ElsaServer.Kind)}}) with the Intercom activities. It has no authentication and listens on this machine only.</p>
            <section aria-labelledby="try">
              <h2 id="try">Try it</h2>
              <p>Send a sign-up; the answer holds the <code>conversation_id</code>.</p>
              <pre tabindex="0" aria-label="Command to try">{{Text(Curl(settings))}}</pre>
            </section>
            <section aria-labelledby="look">
              <h2 id="look">Look</h2>
              <ul>
                <li>{{(sandbox == null ? "Intercom is the configured connection: look into the inbox of that workspace." : $"<a href=\"{Text(sandbox.BaseUrl.ToString())}\">Inbox of the Intercom sandbox</a>: the conversations that arrive")}}</li>
                <li><a href="/health">Health</a>: whether the templates are published and answer</li>
              </ul>
            </section>
            <section aria-labelledby="templates">
              <h2 id="templates">Templates</h2>
              <ul>
                {{string.Join("\n        ", templates.Select(template => $"<li><a href=\"/templates/{Text(Uri.EscapeDataString(template.DefinitionId))}\">{Text(template.Name)}</a> — <code>POST /workflows/{Text(template.Path)}</code><p class=\"soft\">{Text(template.Description)}</p></li>"))}}
              </ul>
            </section>
          </main>
        </body>
        </html>
        """;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
