using System.Reflection;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>Rules that every activity of the package keeps, the ones to come included.</summary>
public sealed class ActivityConventionTests
{
    private static readonly string[] Reserved = ["Id", "Name", "Type", "Version", "Metadata"];

    public static TheoryData<Type> Activities =>
        [.. typeof(CreateConversation).Assembly.GetExportedTypes().Where(type => typeof(IActivity).IsAssignableFrom(type) && !type.IsAbstract)];

    [Fact]
    public void There_are_activities() => Assert.Equal(3, Activities.Count);

    [Theory, MemberData(nameof(Activities))]
    public void No_input_or_output_hides_a_property_of_Elsas(Type activity) =>
        Assert.Empty(Inputs(activity).Concat(Outputs(activity)).Select(property => property.Name).Intersect(Reserved, StringComparer.OrdinalIgnoreCase));

    [Theory, MemberData(nameof(Activities))]
    public void No_name_stands_on_both_sides(Type activity)
    {
        Assert.NotEmpty(Inputs(activity));
        Assert.NotEmpty(Outputs(activity));
        Assert.Empty(Inputs(activity).Select(property => property.Name).Intersect(Outputs(activity).Select(property => property.Name), StringComparer.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Activities))]
    public void Every_Input_and_Output_property_carries_its_attribute(Type activity)
    {
        var properties = activity.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

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
        var orders = Inputs(activity).Select(property => property.GetCustomAttribute<InputAttribute>()!.Order).ToList();

        Assert.Equal(orders.Distinct().Order(), orders);
    }

    /// <summary>Seven, of which an activity leaves out those that can't happen: who asks for no contact misses none, and who changes nothing knows what happened.</summary>
    [Theory, MemberData(nameof(Activities))]
    public void The_outcomes_are_the_seven(Type activity) =>
        Assert.Equal(
            activity == typeof(TestConnection)
                ? ["Done", "Rejected", "Unauthorized", "Rate Limited", "Unavailable"]
                : ["Done", "Contact Not Found", "Rejected", "Unauthorized", "Rate Limited", "Unavailable", "Unknown"],
            activity.GetCustomAttribute<FlowNodeAttribute>()?.Outcomes);

    [Theory, MemberData(nameof(Activities))]
    public void A_default_of_the_designer_is_the_default_in_code(Type activity)
    {
        var instance = (IActivity)Activator.CreateInstance(activity, [null, null])!;

        foreach (var property in Inputs(activity))
        {
            var inCode = (property.GetValue(instance) as Input)?.Expression?.Value;
            Assert.True(Equals(property.GetCustomAttribute<InputAttribute>()!.DefaultValue, inCode), $"{property.Name}: the attribute says otherwise than the initialiser, which says {inCode ?? "nothing"}.");
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
    public void Only_plain_values_come_out_so_that_they_survive_in_stored_workflows(Type activity) =>
        Assert.All(Outputs(activity), property => Assert.Contains(property.PropertyType.GetGenericArguments()[0], new[] { typeof(string), typeof(bool), typeof(DateTimeOffset?) }));

    private static List<PropertyInfo> Inputs(Type activity) => [.. activity.GetProperties().Where(property => property.IsDefined(typeof(InputAttribute)))];

    private static List<PropertyInfo> Outputs(Type activity) => [.. activity.GetProperties().Where(property => property.IsDefined(typeof(OutputAttribute)))];
}
