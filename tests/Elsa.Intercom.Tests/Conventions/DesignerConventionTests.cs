using System.Reflection;
using Elsa.Intercom.Activities;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.UIHints;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>What every input and output needs for an author who never read the documentation.</summary>
public sealed class DesignerConventionTests
{
    private static readonly string[] Groups = ["Who", "What", "When", "Extras", "Safety"];

    private static readonly string[] Choices = [InputUIHints.DropDown, InputUIHints.Checkbox];

    public static TheoryData<Type> Activities => ActivityConventionTests.Activities;

    [Theory, MemberData(nameof(Activities))]
    public void Every_input_has_an_editor_a_sentence_and_an_example_or_a_choice(Type activity) => Assert.All(Inputs(activity), input =>
    {
        var (property, attribute) = input;

        Assert.False(string.IsNullOrWhiteSpace(attribute.UIHint), $"{property.Name} has no editor of its own.");
        Assert.EndsWith(".", attribute.Description, StringComparison.Ordinal);
        Assert.True(
            Choices.Contains(attribute.UIHint) || attribute.Description!.Contains("for example", StringComparison.OrdinalIgnoreCase),
            $"{property.Name} neither gives an example nor offers a choice.");
    });

    [Theory, MemberData(nameof(Activities))]
    public void Every_name_that_is_shown_reads_as_words(Type activity) => Assert.All(
        Inputs(activity).Select(input => (input.Property.Name, input.Attribute.DisplayName)).Concat(
            Outputs(activity).Select(output => (output.Property.Name, output.Attribute.DisplayName))),
        text => Assert.DoesNotMatch("[a-z][A-Z]", text.DisplayName ?? text.Name));

    [Theory, MemberData(nameof(Activities))]
    public void Inputs_come_by_group_in_the_order_in_which_an_author_thinks(Type activity)
    {
        var groups = Inputs(activity).OrderBy(input => input.Attribute.Order).Select(input => input.Attribute.Category).ToList();

        Assert.All(groups, group => Assert.Contains(group, Groups));
        Assert.Equal(groups.OrderBy(group => Array.IndexOf(Groups, group)), groups);
        Assert.Equal(Inputs(activity).Count, Inputs(activity).Select(input => input.Attribute.Order).Distinct().Count());
    }

    [Theory, MemberData(nameof(Activities))]
    public void A_dropdown_has_a_provider_of_its_choices(Type activity) =>
        Assert.All(Inputs(activity).Where(input => input.Attribute.UIHint == InputUIHints.DropDown), input => Assert.NotNull(input.Attribute.UIHandler));

    /// <summary>The Studio's secret picker polls forever on a server without the secrets module.</summary>
    [Theory, MemberData(nameof(Activities))]
    public void No_input_asks_for_a_secret(Type activity) => Assert.All(Inputs(activity), input =>
    {
        Assert.NotEqual("secret-picker", input.Attribute.UIHint);
        Assert.False(input.Attribute.CanContainSecrets);
    });

    [Theory]
    [InlineData(typeof(CreateConversation), "ConversationId")]
    [InlineData(typeof(UpsertContact), "ContactId")]
    [InlineData(typeof(TestConnection), "WorkspaceName")]
    public void The_first_output_is_the_one_that_authors_want(Type activity, string output) => Assert.Equal(output, Outputs(activity)[0].Property.Name);

    [Theory, MemberData(nameof(Activities))]
    public void Every_output_is_described(Type activity) =>
        Assert.All(Outputs(activity), output => Assert.EndsWith(".", output.Attribute.Description, StringComparison.Ordinal));

    [Theory, MemberData(nameof(Activities))]
    public void The_help_says_that_a_test_really_sends(Type activity) =>
        Assert.Contains("The Test tab really", activity.GetCustomAttribute<ActivityAttribute>()!.Description, StringComparison.Ordinal);

    private static List<(PropertyInfo Property, InputAttribute Attribute)> Inputs(Type activity) =>
        [.. activity.GetProperties().Where(property => property.IsDefined(typeof(InputAttribute))).Select(
            property => (property, property.GetCustomAttribute<InputAttribute>()!))];

    private static List<(PropertyInfo Property, OutputAttribute Attribute)> Outputs(Type activity) =>
        [.. activity.GetProperties().Where(property => property.IsDefined(typeof(OutputAttribute))).Select(
            property => (property, property.GetCustomAttribute<OutputAttribute>()!))];
}
