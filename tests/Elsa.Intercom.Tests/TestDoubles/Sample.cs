using System.Reflection;
using Elsa.Expressions.Models;
using Elsa.Intercom.Activities;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Activities with an author's inputs, which a test can change.</summary>
internal static class Sample
{
    public const string ContactId = "6762f11b1bb69f9f2193bba3";
    public const string OtherContactId = "6762f11b1bb69f9f2193bba4";
    public const string Email = "ada@example.com";

    public static CreateConversation Conversation(Action<CreateConversation>? change = null)
    {
        var activity = new CreateConversation { Id = "create", Contact = new(ContactId), Body = new("I would like to start.") };
        change?.Invoke(activity);
        return activity;
    }

    public static UpsertContact Contact(Action<UpsertContact>? change = null)
    {
        var activity = new UpsertContact { Id = "upsert", Email = new(Email) };
        change?.Invoke(activity);
        return activity;
    }

    /// <summary>The name of an input as the editor shows it.</summary>
    public static string Label<T>(string input) => typeof(T).GetProperty(input)!.GetCustomAttribute<InputAttribute>()!.DisplayName ?? input;

    public static Input<T> JavaScript<T>(string code) => new(new Expression("JavaScript", code));

    /// <summary>A literal as the designer stores it, whatever the input's own type.</summary>
    public static Input<T> Literal<T>(object? value) => new(new Expression("Literal", value));
}
