using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Descriptors;

/// <summary>
/// How the settings change an activity's descriptor. The integration tests have a golden of the whole descriptor, as the Studio gets it from a
/// server.
/// </summary>
public sealed class DescriptorTests
{
    [Fact]
    public async Task The_connections_are_offered_by_name_with_Default_among_them()
    {
        var descriptor = await DescribeAsync("CreateConversation", options => options.Connections["Europe"] = new IntercomConnection { AccessToken = "token" });

        Assert.Equal(["Default", "Europe"], Items(descriptor.Inputs.Single(input => input.Name == "Connection")).Select(item => item.Value));
    }

    [Fact]
    public async Task The_designer_opens_with_settings_that_are_wrong()
    {
        var descriptor = await DescribeAsync("CreateConversation", options => options.Connections["Europe"] = new IntercomConnection());

        Assert.Equal(["Default"], Items(descriptor.Inputs.Single(input => input.Name == "Connection")).Select(item => item.Value));
    }

    [Theory]
    [InlineData("CreateConversation")]
    [InlineData("UpsertContact")]
    [InlineData("TestConnection")]
    [InlineData("ReplyToConversation")]
    public async Task No_input_that_an_author_fills_in_can_hold_a_token(string activity)
    {
        var descriptor = await DescribeAsync(activity);

        Assert.DoesNotContain(
            descriptor.Inputs,
            input => input.Name.Contains("Token", StringComparison.OrdinalIgnoreCase) || input.Name.Contains("Secret", StringComparison.OrdinalIgnoreCase));

        // The pickers of the workspace ask Intercom when an author selects the activity.
        Assert.DoesNotContain(
            descriptor.Inputs,
            input => input.UIHint == InputUIHints.DropDown && Items(input).Length == 0 && input.UISpecifications?.ContainsKey("Refresh") != true);
    }

    private static SelectListItem[] Items(InputDescriptor input) =>
        input.UISpecifications?.TryGetValue(InputUIHints.DropDown, out var specification) == true &&
            specification is DropDownProps { SelectList: { } list } ? [.. list.Items] : [];

    private static async Task<ActivityDescriptor> DescribeAsync(string activity, Action<IntercomOptions>? options = null)
    {
        await using var host = await ElsaHost.StartAsync(intercom => intercom.ConfigureOptions = options ?? (_ => { }));
        var descriptor = host.Services.GetRequiredService<IActivityRegistry>().Find($"Elsa.Intercom.{activity}");

        Assert.NotNull(descriptor);
        return descriptor;
    }
}
