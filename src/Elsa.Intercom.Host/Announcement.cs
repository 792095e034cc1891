using Elsa.Intercom.Host.Designer;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.Host;

/// <summary>Writes to the console where to look and what to try, once the templates respond.</summary>
internal static class Announcement
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public static async Task WriteAsync(
        QuickStartSettings settings,
        IntercomSandbox? sandbox,
        Studio studio,
        TemplateHealth health,
        CancellationToken stopping)
    {
        if (!await LiveAsync(health, stopping))
        {
            stopping.ThrowIfCancellationRequested();
            await Console.Error.WriteLineAsync($"The templates are not live yet; {new Uri(settings.Url, "health")} says which are missing.");
            return;
        }

        Console.WriteLine();
        Console.WriteLine($"{ElsaServer.Kind,-22} {settings.Url}");
        Console.WriteLine($"Designer               {(studio.Files == null ? $"{studio.Problem} {studio.Remedy}" : new Uri(settings.Url, "studio/"))}");
        Console.WriteLine(
            sandbox == null
                ? "Intercom               the configured connection: what you try here happens in that workspace"
                : $"Intercom (sandbox)     {sandbox.BaseUrl}   the inbox, in your browser");
        var configured = health.Connections().Where(x => x.Value != "sandbox").Select(x => x.Key).ToList();

        if (sandbox != null && configured.Count > 0)
            Console.WriteLine($"Connections            Default is the sandbox; configured: {string.Join(", ", configured)}");

        Console.WriteLine($"Ledger of keys         {(settings.LedgerConnectionString == null ? settings.LedgerFile : "the configured PostgreSQL database")}");
        Console.WriteLine($"Templates              {string.Join(", ", health.Present().Select(template => template.Name))}");
        Console.WriteLine();
        Console.WriteLine("Try it:");
        Console.WriteLine($"  {StartPage.Curl(settings)}");

        if (sandbox != null)
            Console.WriteLine($"  curl -s -H 'Authorization: Bearer {sandbox.AccessToken}' {new Uri(sandbox.BaseUrl, "conversations")}/<conversation_id>");

        Console.WriteLine();
        Console.WriteLine("Ctrl+C stops it.");
    }

    private static async Task<bool> LiveAsync(TemplateHealth health, CancellationToken stopping)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            limit.CancelAfter(LongestWait);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));

            while ((await health.WaitingAsync(limit.Token)).Count > 0)
                await timer.WaitForNextTickAsync(limit.Token);

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
