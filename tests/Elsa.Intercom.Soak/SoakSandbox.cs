using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Elsa.Intercom.Testing;

namespace Elsa.Intercom.Soak;

/// <summary>The sandbox, in a process that survives all kills of the host.</summary>
internal sealed class SoakSandbox : IAsyncDisposable
{
    public const string AccessToken = "sandbox";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private static readonly Uri Faults = new("/sandbox/faults", UriKind.Relative);

    private readonly HttpClient _http;
    private readonly ChildProgram _program;

    private SoakSandbox(Uri url, int requestHistory)
    {
        Url = url;
        _http = new HttpClient { BaseAddress = url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);

        _program = ChildProgram.Start(BuiltProgram.Assembly("src", "Elsa.Intercom.Sandbox.Tool"), ["--urls", url.ToString()], new Dictionary<string, string>
        {
            // The rate limit has its own test. Here it would only slow the run down.
            ["Sandbox__RequestsPerMinute"] = "1000000",
            ["Sandbox__RequestHistory"] = $"{requestHistory}",
            ["Sandbox__AccessToken"] = AccessToken,
        });
    }

    public Uri Url { get; }

    /// <param name="requestHistory">The number of requests and faults that it remembers.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<SoakSandbox> StartAsync(int requestHistory, CancellationToken cancellationToken)
    {
        var sandbox = new SoakSandbox(new Uri($"http://127.0.0.1:{FixedPort.Find()}"), requestHistory);

        try
        {
            await sandbox._program.AnsweringAsync(sandbox._http, sandbox.Url, LongestStart, cancellationToken);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Replaces the faults.</summary>
    public async Task SetFaultsAsync(IEnumerable<IReadOnlyDictionary<string, object>> faults, CancellationToken cancellationToken)
    {
        using var cleared = await _http.DeleteAsync(Faults, cancellationToken);
        cleared.EnsureSuccessStatusCode();
        using var added = await _http.PostAsJsonAsync(Faults, faults.Append(FaultCount.PostCounter), cancellationToken);

        if (!added.IsSuccessStatusCode)
            throw new InvalidOperationException($"The sandbox takes no such faults: {await added.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>The counts since the faults were set.</summary>
    public async Task<FaultCount> CountAsync(CancellationToken cancellationToken) => FaultCount.Read(
        await _http.GetFromJsonAsync<JsonElement>(Faults, cancellationToken),
        await _http.GetFromJsonAsync<JsonElement>(new Uri("/sandbox/state", UriKind.Relative), cancellationToken));

    /// <summary>All stored conversations, read page by page like any client of Intercom.</summary>
    public async Task<IReadOnlyList<StoredConversation>> ConversationsAsync(CancellationToken cancellationToken)
    {
        var stored = new List<StoredConversation>();
        string? next = "";

        while (next != null)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(
                new Uri($"/conversations?per_page=150{(next.Length > 0 ? $"&starting_after={next}" : "")}", UriKind.Relative), cancellationToken);
            stored.AddRange(page.GetProperty("conversations").EnumerateArray().Select(StoredConversation.Read));
            next = page.GetProperty("pages").TryGetProperty("next", out var more) ? more.GetProperty("starting_after").GetString() : null;
        }

        return stored;
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _http.Dispose();
    }
}
