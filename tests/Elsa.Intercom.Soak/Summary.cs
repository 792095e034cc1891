using System.Globalization;

namespace Elsa.Intercom.Soak;

/// <summary>The table at the end, with a label and a value in each line.</summary>
internal sealed class Summary
{
    private const int Examples = 5;

    private readonly List<(string Label, string Value)> _lines = [];

    public Summary(SoakOptions options, Tally tally, Killer killer, FaultCount faults, int senders, Verdict verdict, TimeSpan elapsed)
    {
        Add("conversations asked for", options.Conversations);
        Add("seed", options.Seed.ToString(CultureInfo.InvariantCulture));
        Add("senders", $"{Number(senders)} (some sign-ups have two at once, or one that comes late)");
        Add("answered with a conversation", verdict.Answered);
        Add("requests of the senders", $"{Number(tally.Answers.Values.Sum())}, of which {Number(tally.Resent)} resent");
        AddAll("  answer", tally.Answers);
        Add(
            "kills of the host (SIGKILL)",
            $"{killer.Kills}, cutting off {Number(killer.CutOff)} requests of senders and {Number(killer.Sending)} conversations being sent");
        Add("requests to Intercom", faults.Requests);
        Add(
            "  with a fault",
            string.Create(CultureInfo.InvariantCulture, $"{faults.RequestsHit:N0} ({(double)faults.RequestsHit / Math.Max(1, faults.Requests):P1})"));
        AddAll("  fault", faults.ByKind);
        Add("POST /conversations", faults.Posts);
        Add("lost", verdict.Lost);
        Add("duplicated", verdict.Duplicated);
        Add("wrong", verdict.Wrong);
        Add("unknown, named by the ledger", $"{Number(verdict.Unknown)} (of which {Number(verdict.UnknownButStored)} exist)");
        Add("unknown, not named", verdict.Unnamed);
        Add("unaccounted for", verdict.Unaccounted);
        Add("posted again for a settled key", verdict.PostedLate);
        Add(
            "elapsed",
            string.Create(CultureInfo.InvariantCulture, $"{elapsed:hh\\:mm\\:ss}, {options.Conversations / elapsed.TotalSeconds:0.0} conversations a second"));
    }

    public override string ToString()
    {
        var width = _lines.Max(line => line.Label.Length) + 2;
        return string.Join('\n', _lines.Select(line => line.Label.PadRight(width) + line.Value));
    }

    private void Add(string label, string value) => _lines.Add((label, value));

    private void Add(string label, int value) => Add(label, Number(value));

    private void Add(string label, IReadOnlyList<string> signups)
    {
        var examples = string.Join(", ", signups.Take(Examples)) + (signups.Count > Examples ? ", …" : "");
        Add(label, signups.Count == 0 ? "0" : $"{Number(signups.Count)}: {examples}");
    }

    private void AddAll(string label, IReadOnlyDictionary<string, int> counts)
    {
        foreach (var (name, count) in counts.OrderByDescending(entry => entry.Value))
            Add($"{label} {name}", count);
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
