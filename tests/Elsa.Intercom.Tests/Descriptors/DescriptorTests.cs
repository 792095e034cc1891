using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Descriptors;

/// <summary>
/// What the designer sees of the activities. Stored workflows name all of it, so a difference here breaks somebody's workflow: new optional
/// inputs may come, nothing may go or be renamed.
/// </summary>
public sealed class DescriptorTests
{
    [Theory]
    [InlineData("CreateConversation")]
    [InlineData("UpsertContact")]
    [InlineData("TestConnection")]
    [InlineData("ReplyToConversation")]
    public async Task The_designer_sees_what_it_saw(string activity)
    {
        var descriptor = await DescribeAsync(activity);

        Golden.Check($"Descriptors/{activity}.json", DescriptorText.Write(descriptor));
    }

    [Theory]
    [InlineData(
        "CreateConversation",
        "Create Intercom Conversation",
        "Connection IdentifyBy Contact ContactType Body Subject AttachmentUrls MessageType CreatedAt BrandId IdempotencyKey OnUnknown DryRun",
        "ConversationId MessageId ContactId ConversationUrl ConversationCreatedAt Reused RequestId Request RequestCurl ResolvedInputs ErrorCode "
            + "ErrorMessage RetryAfter",
        "Done|Not Found|Rejected|Unavailable|Unknown")]
    [InlineData(
        "UpsertContact",
        "Find or Create Intercom Contact",
        "Connection Email ExternalId Role FullName Phone CustomAttributes SignedUpAt WhenFound",
        "ContactId ContactRole Created RequestId ErrorCode ErrorMessage RetryAfter",
        "Done|Not Found|Rejected|Unavailable|Unknown")]
    [InlineData(
        "ReplyToConversation",
        "Reply to Intercom Conversation",
        "Connection Conversation Admin Body IdempotencyKey OnUnknown DryRun",
        "PartId Reused RequestId Request RequestCurl ResolvedInputs ErrorCode ErrorMessage RetryAfter",
        "Done|Not Found|Rejected|Unavailable|Unknown")]
    [InlineData(
        "TestConnection",
        "Test Intercom Connection",
        "Connection",
        "WorkspaceName WorkspaceId Region ServedVersion Warnings RequestId ErrorCode ErrorMessage RetryAfter",
        "Done|Rejected|Unavailable")]
    public async Task The_frozen_names_are_all_there(string activity, string displayName, string inputs, string outputs, string outcomes)
    {
        var descriptor = await DescribeAsync(activity);

        Assert.Equal(($"Elsa.Intercom.{activity}", 1), (descriptor.TypeName, descriptor.Version));
        Assert.Equal(("Intercom", displayName, ActivityKind.Task), (descriptor.Category, descriptor.DisplayName, descriptor.Kind));
        Assert.Equal(inputs.Split(' '), descriptor.Inputs.OrderBy(input => input.Order).Select(input => input.Name));
        Assert.Equal(outputs.Split(' ').Order(StringComparer.Ordinal), descriptor.Outputs.Select(output => output.Name).Order(StringComparer.Ordinal));
        Assert.Equal(outcomes.Split('|'), descriptor.Ports.Where(port => port.Type == PortType.Flow).Select(port => port.Name));
    }

    [Fact]
    public async Task The_connections_are_offered_by_name_with_Default_among_them()
    {
        var descriptor = await DescribeAsync("CreateConversation", options => options.Connections["Europe"] = new IntercomConnection { AccessToken = "token" });

        Assert.Equal(["Default", "Europe"], DescriptorText.Items(descriptor.Inputs.Single(input => input.Name == "Connection")).Select(item => item.Value));
    }

    [Fact]
    public async Task The_designer_opens_with_settings_that_are_wrong()
    {
        var descriptor = await DescribeAsync("CreateConversation", options => options.Connections["Europe"] = new IntercomConnection());

        Assert.Equal(["Default"], DescriptorText.Items(descriptor.Inputs.Single(input => input.Name == "Connection")).Select(item => item.Value));
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
        Assert.DoesNotContain(descriptor.Inputs, input => input.UIHint == InputUIHints.DropDown && DescriptorText.Items(input).Length == 0);
    }

    private static async Task<ActivityDescriptor> DescribeAsync(string activity, Action<IntercomOptions>? options = null)
    {
        await using var host = await ElsaHost.StartAsync(intercom => intercom.ConfigureOptions = options ?? (_ => { }));
        var descriptor = host.Services.GetRequiredService<IActivityRegistry>().Find($"Elsa.Intercom.{activity}");

        Assert.NotNull(descriptor);
        return descriptor;
    }
}
