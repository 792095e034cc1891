namespace Elsa.Intercom.Options;

/// <summary>The package's settings, bound from the configuration section <c>Intercom</c>. Code can change them.</summary>
public sealed class IntercomOptions
{
    /// <summary>The configuration section that is bound: <c>Intercom</c>.</summary>
    public const string SectionName = "Intercom";

    /// <summary>The name of the connection to use if none is named: <c>Default</c>.</summary>
    public const string DefaultConnection = "Default";

    /// <summary>The workspaces that activities can talk to, by name. Names ignore case.</summary>
    /// <value>Empty by default. An activity then ends as <c>Rejected</c> and names the keys to set.</value>
    public IDictionary<string, IntercomConnection> Connections { get; } = new Dictionary<string, IntercomConnection>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the workflow's state is committed before a request that must not happen twice. After a process is killed while it sends, Elsa
    /// then resumes the same activity execution, with the same key.
    /// </summary>
    /// <value><see langword="true"/> by default. A commit that fails faults the activity and sends nothing.</value>
    public bool CommitBeforeSending { get; set; } = true;

    /// <summary>The settings of the ledger, for every kind of storage.</summary>
    public LedgerOptions Ledger { get; } = new();
}
