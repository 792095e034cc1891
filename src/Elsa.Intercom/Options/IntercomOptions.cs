namespace Elsa.Intercom.Options;

/// <summary>What the package needs to know; bound from the configuration section <c>Intercom</c> and open to code.</summary>
public sealed class IntercomOptions
{
    /// <summary>The configuration section that is bound: <c>Intercom</c>.</summary>
    public const string SectionName = "Intercom";

    /// <summary>The name of the connection that is used where none is named: <c>Default</c>.</summary>
    public const string DefaultConnection = "Default";

    /// <summary>The workspaces that activities can talk to, by name. Names ignore case.</summary>
    /// <value>Empty by default: an activity that runs then ends as <c>Rejected</c> and names the keys to set.</value>
    public IDictionary<string, IntercomConnection> Connections { get; } = new Dictionary<string, IntercomConnection>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the workflow's state is committed before anything is sent that must not happen twice, so that a process that is killed while it sends
    /// runs the same activity execution again, with the same key, instead of knowing nothing of it.
    /// </summary>
    /// <value><see langword="true"/> by default. A commit that fails faults the activity and sends nothing.</value>
    public bool CommitBeforeSending { get; set; } = true;

    /// <summary>How the ledger of keys is kept, wherever that is.</summary>
    public LedgerOptions Ledger { get; } = new();
}
