using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Activities;

/// <summary>The two inputs with which an author names a contact: Identify by and Contact.</summary>
internal static class ContactInputs
{
    public const string IdentifyByHelp = "What you know of the contact. Automatic takes 24 hexadecimal digits for an Intercom ID, a text with an @ for an "
        + "email address, anything else for an External ID, the id in your own system.";

    public const string ContactHelp = "The contact: the value for Identify by, for example 6762f11b1bb69f9f2193bba3 or ada@example.com.";

    /// <summary>What is known to be wrong before a run.</summary>
    public static IEnumerable<string> Problems(Input<string?> identifyBy, Input<string> contact)
    {
        if (LiteralInput.IsEmpty(contact))
            yield return "Contact is empty. Name the contact, or use an expression.";
        else if (LiteralInput.Text(identifyBy, ContactReference.Auto) is { } kind && LiteralInput.Text(contact, "") is { } value
            && RuleCheck.FindError(new ContactReference(kind.ToLowerInvariant(), value, ContactRoles.User).Check) is { } wrong)
            yield return wrong;
    }

    /// <summary>The contact that the author names.</summary>
    /// <param name="step">The step.</param>
    /// <param name="identifyBy">The input Identify by.</param>
    /// <param name="contact">The input Contact.</param>
    /// <param name="role">The role that decides between several matches.</param>
    public static ContactReference Read(Step step, Input<string?> identifyBy, Input<string> contact, string role = ContactRoles.User) =>
        new(
            step.Choice<IdentifyByChoices>(identifyBy, nameof(CreateConversation.IdentifyBy)),
            step.Text(contact!, nameof(CreateConversation.Contact)) ?? "",
            role);

    /// <summary>Intercom's id of the contact that the author names.</summary>
    /// <exception cref="IntercomException">The value is not of the given kind, nobody matches, or several do.</exception>
    public static async Task<string> ResolveAsync(Step step, Input<string?> identifyBy, Input<string> contact)
    {
        var given = Read(step, identifyBy, contact);
        ContactRules.Check(given);
        return (await step.Get<ContactResolver>().ResolveEitherAsync(step.Connection, given, step.CancellationToken)).Id;
    }
}
