using Elsa.Intercom.Errors;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

/// <summary>The author's reference to a contact.</summary>
/// <param name="IdentifyBy">The kind of <paramref name="Value"/>: one of the constants.</param>
/// <param name="Value">The Intercom ID, the External ID or the email address.</param>
/// <param name="Type">The contact's role: one of <see cref="ContactRoles"/>.</param>
internal sealed record ContactReference(string IdentifyBy, string Value, string Type)
{
    public const string Auto = "auto";
    public const string Id = "id";
    public const string ExternalId = "external_id";
    public const string Email = "email";

    private const int IdLength = 24;

    /// <summary>The kind that the value counts as.</summary>
    public string IdentifiedBy => IdentifyBy switch
    {
        Auto when IsIntercomId => Id,
        Auto => IsAddress ? Email : ExternalId,
        _ => IdentifyBy,
    };

    /// <summary>Whether the value looks like Intercom's ids: 24 hexadecimal digits.</summary>
    public bool IsIntercomId => Value.Length == IdLength && Value.All(char.IsAsciiHexDigit);

    private bool IsAddress => Value.Contains('@', StringComparison.Ordinal);

    /// <summary>The explanation in a dry run.</summary>
    /// <param name="found">The contact that the lookup found.</param>
    public JObject Explain(ConversationAuthor found)
    {
        var explanation = Explain(found.Id);
        explanation["role"] = found.Type;
        explanation["roleFrom"] = IdentifiedBy == Id ? "The input Contact type." : $"Intercom. The input Contact type says {Type}.";
        return explanation;
    }

    /// <summary>The explanation in a dry run of an operation that names no role.</summary>
    /// <param name="id">Intercom's id of the contact that the lookup found.</param>
    public JObject Explain(string id) => new()
    {
        ["given"] = Value,
        ["identifiedBy"] = IdentifiedBy,
        ["identifiedByFrom"] = IdentifyBy == Auto ? "Automatic: by the form of the value." : "The input Identify by.",
        ["lookUp"] = IdentifiedBy switch
        {
            Email => "Found by the email address.",
            ExternalId => "Found by the external ID.",
            _ => "None: an Intercom ID is sent unchanged, and Intercom checks it then.",
        },
        ["id"] = id,
    };

    /// <exception cref="IntercomException">The value is not of the given kind.</exception>
    public void Check()
    {
        if (IdentifiedBy == Email)
            ContactRules.CheckEmail(Value, "Contact");

        if (IdentifyBy == Id && Value.Length > 0 && !IsAddress && !JsonFields.IsId(Value))
            throw IntercomException.Invalid(
                "Contact is not an id of Intercom's: it has other characters than letters and digits. If it is the id of your own system, choose "
                    + "External ID in Identify by.");

        if (IdentifyBy == Id && IsAddress)
            throw IntercomException.Invalid(
                "Contact is an email address, and Identify by says Intercom ID. Choose Email in Identify by, or give the Intercom ID.");
    }
}
