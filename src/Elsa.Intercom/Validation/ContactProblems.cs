using Elsa.Intercom.Activities;
using Elsa.Intercom.Client;

namespace Elsa.Intercom.Validation;

/// <summary>Why a step that finds or creates a contact can never work as it is written.</summary>
internal static class ContactProblems
{
    private static readonly string Email = Name(nameof(UpsertContact.Email));
    private static readonly string ExternalId = Name(nameof(UpsertContact.ExternalId));
    private static readonly string SignedUpAt = Name(nameof(UpsertContact.SignedUpAt));

    public static IEnumerable<string> Of(UpsertContact step)
    {
        if (WrittenInput.IsEmpty(step.Email) && WrittenInput.IsEmpty(step.ExternalId))
            yield return $"{Email} and {ExternalId} are both empty. Give one of them, or choose an expression that gives it.";
        else if (!WrittenInput.IsEmpty(step.Email) && WrittenInput.Text(step.Email, "") is { } email && Refusal.Of(() => ContactRules.CheckEmail(email)) is { } wrongEmail)
            yield return wrongEmail;

        if (WrittenInput.IsKnown(step.SignedUpAt, out var date) && Refusal.Of(() => DateInput.Read(date, SignedUpAt)) is { } wrongDate)
            yield return wrongDate;
    }

    private static string Name(string input) => StepNames.OfInput<UpsertContact>(input);
}
