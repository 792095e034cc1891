using System.Globalization;
using Elsa.Intercom.Extensions;
using Elsa.Intercom.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

// Asks a ledger what its input says, one line each, and answers each with a line:
//   begin <key> <seconds>   claimed, unknown, or done <conversation>
//   send <seconds>          sending, or lost
//   complete <conversation> completed
// The database comes in LEDGER_DATABASE and the table in LEDGER_TABLE.
await using var dataSource = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("LEDGER_DATABASE")!);
await using var services = new ServiceCollection()
    .AddIntercom(options => options.Ledger.Table = Environment.GetEnvironmentVariable("LEDGER_TABLE")!)
    .AddIntercomSqlLedger(dataSource)
    .BuildServiceProvider();

var ledger = services.GetRequiredService<IConversationLedger>();
await ledger.CheckAsync();
Console.WriteLine("ready");

LedgerHold? hold = null;

while (Console.ReadLine() is { } line)
    Console.WriteLine(await AnswerAsync(line.Split(' ')));

async Task<string> AnswerAsync(string[] words)
{
    switch (words[0])
    {
        case "begin":
            var answer = await ledger.BeginAsync(new ConversationClaim { Key = new ConversationKey("Default", words[1]), RequestHash = "request", IsAutomatic = false, Lease = Seconds(words[2]) });
            hold = answer.Hold;
            return answer.Conversation == null ? answer.State.ToString().ToLowerInvariant() : $"done {answer.Conversation.ConversationId}";
        case "send":
            return await ledger.BeginSendingAsync(hold!, new LedgerSending("contact", "fingerprint", Seconds(words[1]))) ? "sending" : "lost";
        case "complete":
            await ledger.CompleteAsync(hold!, new LedgerConversation(words[1], null, "contact", null, null));
            return "completed";
        default:
            throw new ArgumentException($"There is no '{words[0]}'.");
    }
}

static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
