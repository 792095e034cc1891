using System.Runtime.CompilerServices;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.UIHints;
using Elsa.Intercom.Validation;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Activities;

/// <summary>Searches conversations (<c>POST /conversations/search</c>, API 2.14).</summary>
/// <param name="source">The source file that creates it; filled in by the compiler.</param>
/// <param name="line">The line that creates it; filled in by the compiler.</param>
[Activity(
    Namespace = "Elsa.Intercom",
    Category = "Intercom",
    DisplayName = "Find Intercom Conversations",
    Description = "Finds conversations, for example the latest open one of a contact. Changes nothing. The Test tab really searches.",
    Kind = ActivityKind.Task)]
[FlowNode(Outcomes.Done, Outcomes.NotFound, Outcomes.Rejected, Outcomes.Unavailable)]
public sealed class FindConversations([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : IntercomActivity(source, line)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;
    private const string FindHelp = "Only conversations of this contact: the value for Identify by, for example 6762f11b1bb69f9f2193bba3 or ada@example.com.";

    /// <summary>How <see cref="Contact"/> names the contact: <c>auto</c>, <c>id</c>, <c>external_id</c> or <c>email</c>. <c>auto</c> by default.</summary>
    [Input(
        Order = 20,
        Category = InputGroups.Who,
        DisplayName = "Identify by",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(IdentifyByChoices),
        DefaultValue = ContactReference.Auto,
        Description = ContactInputs.IdentifyByHelp)]
    public Input<string?> IdentifyBy { get; set; } = new(ContactReference.Auto);

    /// <summary>A contact who takes part. Any by default.</summary>
    [Input(Order = 30, Category = InputGroups.Who, UIHint = InputUIHints.SingleLine, AutoEvaluate = false, Description = FindHelp)]
    public Input<string?> Contact { get; set; } = default!;

    /// <summary><c>open</c>, <c>closed</c> or <c>snoozed</c>. Any by default.</summary>
    [Input(
        Order = 40,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(StateChoices),
        DefaultValue = "",
        Description = "Only conversations in this state.")]
    public Input<string?> State { get; set; } = new("");

    /// <summary>The name of a tag, ignoring case. Any by default.</summary>
    [Input(
        Order = 50,
        Category = InputGroups.What,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(TagChoices),
        AutoEvaluate = false,
        Description = "Only conversations with this tag.")]
    public Input<string?> Tag { get; set; } = default!;

    /// <summary><c>nobody</c>, or <c>admin:</c> or <c>team:</c> with Intercom's id. Any by default.</summary>
    [Input(
        Order = 60,
        Category = InputGroups.What,
        DisplayName = "Assigned to",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AssigneeChoices),
        AutoEvaluate = false,
        Description = "Only conversations of this teammate (admin:991267715) or team (team:814865), or of nobody.")]
    public Input<string?> AssignedTo { get; set; } = default!;

    /// <summary>A text in the first message, ignoring case. Any by default.</summary>
    [Input(
        Order = 70,
        Category = InputGroups.What,
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "Only conversations whose first message has these words, for example invoice. Give whole words.")]
    public Input<string?> Text { get; set; } = default!;

    /// <summary>The earliest time of creation. Any by default.</summary>
    [Input(
        Order = 80,
        Category = InputGroups.When,
        DisplayName = "Created after",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "Only newer conversations: a date with its offset, for example 2026-01-31T09:30:00Z.")]
    public Input<DateTimeOffset?> CreatedAfter { get; set; } = default!;

    /// <summary>The latest time of creation. Any by default.</summary>
    [Input(
        Order = 90,
        Category = InputGroups.When,
        DisplayName = "Created before",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "Only older conversations: a date with its offset, for example 2026-01-31T09:30:00Z.")]
    public Input<DateTimeOffset?> CreatedBefore { get; set; } = default!;

    /// <summary>The earliest time of the last activity. Any by default.</summary>
    [Input(
        Order = 100,
        Category = InputGroups.When,
        DisplayName = "Updated after",
        UIHint = InputUIHints.SingleLine,
        AutoEvaluate = false,
        Description = "Only conversations with activity since then: a date with its offset, for example 2026-01-31T09:30:00Z.")]
    public Input<DateTimeOffset?> UpdatedAfter { get; set; } = default!;

    /// <summary><c>NewestActivity</c>, <c>OldestActivity</c>, <c>Newest</c> or <c>Oldest</c>. <c>NewestActivity</c> by default.</summary>
    [Input(
        Order = 110,
        Category = InputGroups.Extras,
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(OrderChoices),
        DefaultValue = OrderChoices.NewestActivity,
        Description = "Which conversation comes first.")]
    public Input<string?> Order { get; set; } = new(OrderChoices.NewestActivity);

    /// <summary>How many conversations at most, from 1 to 500. 50 by default.</summary>
    [Input(
        Order = 120,
        Category = InputGroups.Extras,
        UIHint = InputUIHints.SingleLine,
        DefaultValue = DefaultLimit,
        AutoEvaluate = false,
        Description = "How many conversations at most, for example 10. 50 if empty; 500 is the most.")]
    public Input<int?> Limit { get; set; } = new(DefaultLimit);

    /// <summary>The id of the first conversation; <see langword="null"/> if there is none.</summary>
    [Output(DisplayName = "Conversation ID", Description = "The id of the first conversation. Empty if none was found.")]
    public Output<string?> ConversationId { get; set; } = default!;

    /// <summary>How many conversations were found, up to Limit.</summary>
    [Output(Description = "How many conversations were found, up to Limit.")]
    public Output<int?> Count { get; set; } = default!;

    /// <summary>The ids, in order.</summary>
    [Output(DisplayName = "Conversation IDs", Description = "The ids of the conversations in order, as a list.")]
    public Output<ICollection<string>?> ConversationIds { get; set; } = default!;

    /// <summary>The conversations in order, as a list of objects. They have no parts.</summary>
    [Output(Description = "The conversations in order, as a list of objects. For their messages, use Get Intercom Conversation.")]
    public Output<object?> Conversations { get; set; } = default!;

    internal override IEnumerable<string> Problems() =>
    [
        .. LiteralInput.IsEmpty(Contact) ? [] : ContactInputs.Problems(IdentifyBy, Contact!),
        .. LiteralInput.Wrong(AssignedTo, text => Assignee.Read(text, "Assigned to")),
        .. LiteralInput.Problems(
            (CreatedAfter, date => DateInput.Read(date, "Created after")),
            (CreatedBefore, date => DateInput.Read(date, "Created before")),
            (UpdatedAfter, date => DateInput.Read(date, "Updated after")),
            (Limit, number => WholeNumbers.Read(number, "Limit", 1, MaxLimit))),
    ];

    private protected override async Task<StepReport> RunAsync(Step step)
    {
        var (order, limit) = (step.Choice<OrderChoices>(Order, nameof(Order)), step.Number(Limit, nameof(Limit), 1, MaxLimit) ?? DefaultLimit);
        var search = new ConversationSearch
        {
            State = step.Choice<StateChoices>(State, nameof(State)).OrNull(),
            AssignedTo = step.Text(AssignedTo, nameof(AssignedTo)),
            Text = step.Text(Text, nameof(Text)),
            CreatedFrom = step.Date(CreatedAfter, nameof(CreatedAfter)),
            CreatedUntil = step.Date(CreatedBefore, nameof(CreatedBefore)),
            UpdatedFrom = step.Date(UpdatedAfter, nameof(UpdatedAfter)),
        };
        ConversationQuery.Check(search);
        var tag = step.Text(Tag, nameof(Tag));
        search.ContactId = step.Text(Contact, nameof(Contact)) == null ? null : await ContactInputs.ResolveAsync(step, IdentifyBy, Contact!);
        var client = step.Get<IIntercomClientFactory>().GetClient(step.Connection);

        if (tag != null && (search.TagId = await TagActivity.FindAsync(client, tag, step.CancellationToken)) == null)
            return Found(step, [], isComplete: true);

        var found = await client.Conversations.SearchAsync(search, step.CancellationToken);

        // "None" would send a flow the wrong way.
        if (!found.IsComplete && found.Conversations.Count < limit)
            throw IntercomException.Invalid(
                "More conversations match than can be read, and what was read has too few. Narrow the search, for example by time.");

        return Found(step, [.. OrderChoices.Sort(found.Conversations, order).Take(limit)], found.IsComplete);
    }

    private StepReport Found(Step step, IReadOnlyList<Conversation> found, bool isComplete)
    {
        step.Set(ConversationId, found.Count > 0 ? found[0].Id : null);
        step.Set(Count, found.Count);
        step.Set(ConversationIds, [.. found.Select(conversation => conversation.Id)]);
        step.Set(Conversations, found.Select(conversation => PlainObjects.From(conversation.Json)).ToArray());
        step.Note("Count", found.Count);
        step.Warn(isComplete ? [] : ["More conversations match than were read, so the order may leave some out. Narrow the search."]);
        return new StepReport(found.Count == 0 ? "None found" : "Found", RequestId: null);
    }
}
