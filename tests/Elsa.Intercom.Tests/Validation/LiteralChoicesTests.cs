using System.Reflection;
using Elsa.Expressions.Models;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Management;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Validation;

/// <summary>Publishing refuses a literal that is not one of the choices, and lists the valid values.</summary>
public sealed class LiteralChoicesTests
{
    private const string Nonsense = "Nonsense-Canary";

    public static TheoryData<string, string, string> Choices => new()
    {
        { "CreateConversation", "OnUnknown", "On unknown is not one of its choices. Use one of: Report, Create." },
        { "CreateConversation", "IdentifyBy", "Identify by is not one of its choices. Use one of: auto, id, external_id, email." },
        { "CreateConversation", "ContactType", "Contact type is not one of its choices. Use one of: user, lead, contact." },
        { "CreateConversation", "DryRun", "Dry run is neither true nor false. Use one of these." },
        { "CreateConversation", "Connection", "Connection is not a configured connection. Use one of: Default, Europe." },
        { "ReplyToConversation", "OnUnknown", "On unknown is not one of its choices. Use one of: Report, Create." },
        { "ReplyToConversation", "DryRun", "Dry run is neither true nor false. Use one of these." },
        { "UpsertContact", "Role", "Role is not one of its choices. Use one of: user, lead." },
        { "UpsertContact", "WhenFound", "When found is not one of its choices. Use one of: Update, Keep." },
        { "UpsertContact", "Connection", "Connection is not a configured connection. Use one of: Default, Europe." },
        { "TestConnection", "Connection", "Connection is not a configured connection. Use one of: Default, Europe." },
    };

    public static TheoryData<string, string> Values =>
        [.. AllChoices().SelectMany(choice => choice.Values.Select(value => (choice.Activity.Name, choice.Property.Name, value)))
        .Select(choice => new TheoryDataRow<string, string>($"{choice.Item1}.{choice.Item2}", choice.value))];

    [Theory, MemberData(nameof(Choices))]
    public async Task An_invalid_value_is_refused_with_the_valid_ones_and_without_a_quote(string activity, string input, string problem)
    {
        var errors = await CheckAsync(Step(activity, input, new Expression("Literal", Nonsense)));

        var error = Assert.Single(errors, error => error.EndsWith(problem, StringComparison.Ordinal));
        Assert.DoesNotContain(Nonsense, error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Choices))]
    public async Task Values_that_only_a_run_can_check_are_accepted(string activity, string input, string problem) =>
        Assert.DoesNotContain(
            await CheckAsync(Step(activity, input, new Expression("JavaScript", $"'{Nonsense}'"))), error => error.EndsWith(problem, StringComparison.Ordinal));

    [Theory, MemberData(nameof(Values))]
    public async Task Every_value_of_the_dropdown_is_let_through_in_any_case(string input, string value)
    {
        var (activity, property) = (input.Split('.')[0], input.Split('.')[1]);

        foreach (var written in new[] { value, value.ToUpperInvariant(), $" {value} ", "" })
            Assert.DoesNotContain(
                await CheckAsync(Step(activity, property, new Expression("Literal", written))), error => error.Contains("choices", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("europe")]
    [InlineData("DEFAULT")]
    [InlineData("")]
    public async Task A_connection_is_found_in_any_case_and_Default_is_always_one(string connection) =>
        Assert.Empty(await CheckAsync(Step("TestConnection", "Connection", new Expression("Literal", connection))));

    /// <summary>The dropdown, the reading and the check share one table, so they all have the same values.</summary>
    [Fact]
    public void Every_dropdown_but_the_connections_and_the_workspaces_has_its_table()
    {
        var dropdowns = Inputs().Where(
            input => input.Property.GetCustomAttribute<InputAttribute>()!.UIHint == "dropdown" && input.Property.Name != "Connection"
                && !typeof(UIHints.WorkspaceChoices).IsAssignableFrom(input.Property.GetCustomAttribute<InputAttribute>()!.UIHandler)).ToList();

        Assert.NotEmpty(dropdowns);
        Assert.All(dropdowns, input => Assert.NotNull(UIHints.Choices.Find(input.Property.GetCustomAttribute<InputAttribute>()!.UIHandler)));
    }

    private static IEnumerable<(Type Activity, PropertyInfo Property)> Inputs() =>
        from activity in typeof(IntercomActivity).Assembly.GetExportedTypes()
        where activity.IsSubclassOf(typeof(IntercomActivity)) && !activity.IsAbstract
        from property in activity.GetProperties()
        where property.IsDefined(typeof(InputAttribute))
        select (activity, property);

    private static IEnumerable<(Type Activity, PropertyInfo Property, IEnumerable<string> Values)> AllChoices() =>
        from input in Inputs()
        let choices = UIHints.Choices.Find(input.Property.GetCustomAttribute<InputAttribute>()!.UIHandler)
        where choices != null
        select (input.Activity, input.Property, choices.Values);

    private static IntercomActivity Step(string activity, string input, Expression expression)
    {
        var type = typeof(IntercomActivity).Assembly.GetType($"Elsa.Intercom.Activities.{activity}")!;
        var step = (IntercomActivity)Activator.CreateInstance(type, [null, null])!;
        var property = type.GetProperty(input)!;
        property.SetValue(step, Activator.CreateInstance(property.PropertyType, expression, null));
        step.Id = "step";
        return step;
    }

    private static async Task<List<string>> CheckAsync(IActivity step)
    {
        await using var host = await ElsaHost.StartAsync(
            intercom => intercom.ConfigureOptions = options => options.Connections["Europe"] = new IntercomConnection { AccessToken = "token" });
        return [.. (await host.Services.GetRequiredService<IWorkflowValidator>().ValidateAsync(new Workflow(step))).Select(error => error.Message)];
    }
}
