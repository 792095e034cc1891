using System.Data.Common;
using System.Globalization;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Idempotency;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

// Runs the ledger commands of its input, one a line, and answers each with a line:
//   begin <key> <seconds>   claimed, unknown, or done <conversation>
//   send <seconds>          sending, or lost
//   complete <conversation> completed
// LEDGER_PROVIDER names the provider (Npgsql or Sqlite), LEDGER_DATABASE its connection string, and LEDGER_TABLE the table.
var database = Environment.GetEnvironmentVariable("LEDGER_DATABASE")!;
await using DbDataSource dataSource = Environment.GetEnvironmentVariable("LEDGER_PROVIDER") == "Sqlite"
    ? SqliteFactory.Instance.CreateDataSource(database)
    : NpgsqlDataSource.Create(database);
await using var services = new ServiceCollection()
    .AddIntercom(options => options.Ledger.Table = Environment.GetEnvironmentVariable("LEDGER_TABLE")!)
    .AddIntercomSqlLedger(dataSource)
    .BuildServiceProvider();

var ledger = services.GetRequiredService<ILedger>();
await ledger.CheckAsync();
Console.WriteLine("ready");

LedgerLease? lease = null;

while (Console.ReadLine() is { } line)
    Console.WriteLine(await AnswerAsync(line.Split(' ')));

async Task<string> AnswerAsync(string[] words)
{
    switch (words[0])
    {
        case "begin":
            var answer = await ledger.ClaimAsync(
                new LedgerClaim
                {
                    Connection = "Default",
                    Operation = "conversation",
                    Key = words[1],
                    RequestHash = "request",
                    IsAutomatic = false,
                    LeaseDuration = Seconds(words[2]),
                });
            lease = (answer as ClaimAnswer.Claimed)?.Lease ?? (answer as ClaimAnswer.Unresolved)?.Lease;
            return answer switch
            {
                ClaimAnswer.Claimed => "claimed",
                ClaimAnswer.Settled settled => $"done {settled.Result.Id}",
                _ => "unknown",
            };
        case "send":
            return await ledger.BeginSendingAsync(lease!, new SendIntent("contact", "fingerprint", Seconds(words[1]))) ? "sending" : "lost";
        case "complete":
            await ledger.CompleteAsync(lease!, new LedgerResult("contact", words[1], "{}", null));
            return "completed";
        default:
            throw new ArgumentException($"There is no '{words[0]}'.");
    }
}

static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
