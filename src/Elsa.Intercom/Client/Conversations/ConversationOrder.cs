using System.Security.Cryptography;
using Elsa.Intercom.Http;
using Elsa.Intercom.Ledger;

namespace Elsa.Intercom.Client;

/// <summary>A conversation as an author asks for it: the contact may still have to be looked up.</summary>
internal sealed record ConversationOrder
{
    public required string Connection { get; init; }

    /// <summary>One of <see cref="ContactIdentifiers"/>.</summary>
    public required string IdentifyBy { get; init; }

    public required string Contact { get; init; }

    public required string ContactType { get; init; }

    /// <summary>What to send; its author is filled in once the contact is known.</summary>
    public required CreateConversationRequest Request { get; init; }

    /// <summary>The author's key; null where none is given.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What stands for this one execution where the author gave no key; stays the same when the execution is recovered.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Whether it is sent again when nobody can tell whether it was created and a search finds none.</summary>
    public bool CreateWhenUnknown { get; init; }

    public string? WorkflowInstanceId { get; init; }

    public string? NodeId { get; init; }

    public ConversationClaim Claim(TimeSpan lease) => new()
    {
        // The prefixes keep an author's key from meeting an execution's id.
        Key = new ConversationKey(Connection.ToUpperInvariant(), IdempotencyKey == null ? $"execution:{ExecutionId}" : $"key:{IdempotencyKey}"),
        IsAutomatic = IdempotencyKey == null,
        RequestHash = Convert.ToHexString(SHA256.HashData(IntercomJson.Write(new { IdentifyBy, Contact, ContactType, Request }))),
        WorkflowInstanceId = WorkflowInstanceId,
        NodeId = NodeId,
        Lease = lease,
    };

    /// <summary>A hash of what tells a conversation from others when it is looked at: who speaks, and the text as it may be shown.</summary>
    public string Fingerprint() => Convert.ToHexString(SHA256.HashData(IntercomJson.Write(new[] { Request.From.Id, ConversationText.Look(Request.Body) })));
}
