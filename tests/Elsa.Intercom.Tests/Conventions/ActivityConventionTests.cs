using System.Reflection;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>Rules for every activity of the package, including future ones.</summary>
public sealed class ActivityConventionTests
{
    private static readonly string[] Reserved = ["Id", "Name", "Type", "Version", "Metadata"];

    public static TheoryData<Type> Activities =>
        [.. typeof(CreateConversation).Assembly.GetExportedTypes().Where(type => typeof(IActivity).IsAssignableFrom(type) && !type.IsAbstract)];

    [Theory, MemberData(nameof(Activities))]
    public void No_input_or_output_hides_a_property_of_Elsas(Type activity) =>
        Assert.Empty(Inputs(activity).Concat(Outputs(activity)).Select(property => property.Name).Intersect(Reserved, StringComparer.OrdinalIgnoreCase));

    [Theory, MemberData(nameof(Activities))]
    public void No_name_is_both_an_input_and_an_output(Type activity)
    {
        Assert.NotEmpty(Inputs(activity));
        Assert.NotEmpty(Outputs(activity));
        Assert.Empty(
            Inputs(activity).Select(property => property.Name).Intersect(
                Outputs(activity).Select(property => property.Name), StringComparer.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Activities))]
    public void Every_Input_and_Output_property_carries_its_attribute(Type activity)
    {
        var properties = activity.GetProperties().Where(property => property.DeclaringType!.Assembly == activity.Assembly).ToList();

        Assert.Equal(properties.Where(property => typeof(Input).IsAssignableFrom(property.PropertyType)), Inputs(activity));
        Assert.Equal(properties.Where(property => typeof(Output).IsAssignableFrom(property.PropertyType)), Outputs(activity));
    }

    [Theory, MemberData(nameof(Activities))]
    public async Task Everything_the_designer_shows_is_named_and_described(Type activity)
    {
        await using var host = await ElsaHost.StartAsync();
        var descriptor = host.Services.GetRequiredService<IActivityRegistry>().ListAll().Single(descriptor => descriptor.ClrType == activity);

        var texts = descriptor.Inputs.Cast<PropertyDescriptor>().Concat(descriptor.Outputs)
            .Select(property => (property.Name, property.DisplayName, property.Description))
            .Append((descriptor.Name, descriptor.DisplayName, descriptor.Description));

        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.DisplayName), $"{text.Name} has no display name.");
            Assert.False(string.IsNullOrWhiteSpace(text.Description), $"{text.Name} has no description.");
            Assert.EndsWith(".", text.Description, StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Activities))]
    public void Inputs_stand_in_a_strict_order_that_is_the_one_of_the_source(Type activity)
    {
        var inputs = Inputs(activity).Select(property => (property.DeclaringType, property.GetCustomAttribute<InputAttribute>()!.Order)).ToList();

        Assert.Equal(inputs.Count, inputs.Select(input => input.Order).Distinct().Count());
        Assert.All(
            inputs.GroupBy(input => input.DeclaringType),
            declared => Assert.Equal(declared.Select(input => input.Order).Order(), declared.Select(input => input.Order)));
    }

    /// <summary>
    /// An activity omits the impossible ones of the five outcomes: one that names no resource has no Not Found, and one that changes nothing has no
    /// Unknown.
    /// </summary>
    [Theory, MemberData(nameof(Activities))]
    public void The_outcomes_are_of_the_five_in_one_order(Type activity)
    {
        string[] five = ["Done", "Not Found", "Rejected", "Unavailable", "Unknown"];
        var outcomes = activity.GetCustomAttribute<FlowNodeAttribute>()!.Outcomes;

        Assert.Equal(five.Where(outcomes.Contains), outcomes);
        Assert.Superset(new HashSet<string> { "Done", "Rejected", "Unavailable" }, outcomes.ToHashSet());
    }

    /// <summary>
    /// An activity whose effect people would see twice can end as Unknown, and then it has a key. A contact is the exception: it is found again.
    /// </summary>
    [Theory, MemberData(nameof(Activities))]
    public void Who_takes_a_key_can_end_unknown(Type activity) =>
        Assert.True(!activity.IsSubclassOf(typeof(IdempotentActivity)) || activity.GetCustomAttribute<FlowNodeAttribute>()!.Outcomes.Contains("Unknown"));

    [Theory, MemberData(nameof(Activities))]
    public void A_default_of_the_designer_is_the_default_in_code(Type activity)
    {
        var instance = (IActivity)Activator.CreateInstance(activity, [null, null])!;

        foreach (var property in Inputs(activity))
        {
            var inCode = (property.GetValue(instance) as Input)?.Expression?.Value;
            Assert.True(
                Equals(property.GetCustomAttribute<InputAttribute>()!.DefaultValue, inCode),
                $"{property.Name}: the attribute says otherwise than the initialiser, which says {inCode ?? "nothing"}.");
        }
    }

    [Theory, MemberData(nameof(Activities))]
    public void The_activity_is_a_task_of_the_category_Intercom_and_completes_by_itself(Type activity)
    {
        var attribute = activity.GetCustomAttribute<ActivityAttribute>();

        Assert.Equal(("Elsa.Intercom", "Intercom", ActivityKind.Task), (attribute?.Namespace, attribute?.Category, attribute?.Kind));
        Assert.True(typeof(CodeActivity).IsAssignableFrom(activity));
    }

    [Theory, MemberData(nameof(Activities))]
    public void Only_plain_values_come_out_so_that_they_survive_in_stored_workflows(Type activity)
    {
        // An object is one of PlainObjects.
        Type[] plain = [typeof(string), typeof(bool), typeof(int?), typeof(DateTimeOffset?), typeof(ICollection<string>), typeof(object)];

        Assert.All(Outputs(activity), property => Assert.Contains(property.PropertyType.GetGenericArguments()[0], plain));
    }

    [Theory, MemberData(nameof(Activities))]
    public void It_has_its_line_in_the_documentation_and_its_icon(Type activity)
    {
        var icon = string.Concat(activity.Name.Select((c, n) => char.IsUpper(c) && n > 0 ? $"-{c}" : $"{c}")).ToLowerInvariant();

        Assert.Contains(
            $"| `Elsa.Intercom.{activity.Name}` |", File.ReadAllText(Path.Combine(Repository.Root, "docs", "activities.md")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "designer-assets", "icons", $"{icon}.svg")), $"There is no icon {icon}.svg.");
    }

    private static List<PropertyInfo> Inputs(Type activity) => [.. activity.GetProperties().Where(property => property.IsDefined(typeof(InputAttribute)))];

    private static List<PropertyInfo> Outputs(Type activity) => [.. activity.GetProperties().Where(property => property.IsDefined(typeof(OutputAttribute)))];
}
