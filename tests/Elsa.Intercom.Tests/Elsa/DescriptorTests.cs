using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Engine;

public class DescriptorTests
{
    [Fact]
    public async Task A_class_is_described_as_the_designer_shows_it()
    {
        var descriptor = await DescribeAsync();

        Assert.Equal("Elsa.Intercom.Tests.Probe", descriptor.TypeName);
        Assert.Equal("Probe", descriptor.DisplayName);
        Assert.Equal("Probe", descriptor.Category);
        Assert.Equal(ActivityKind.Task, descriptor.Kind);
        Assert.Equal(["Done", "Not Found"], descriptor.Ports.Where(x => x.Type == PortType.Flow).Select(x => x.Name));
        Assert.Equal(["Answer", "Yes"], descriptor.Outputs.Select(x => x.Name).Order());
    }

    [Theory]
    [InlineData("Text", InputUIHints.SingleLine)]
    [InlineData("Flag", InputUIHints.Checkbox)]
    [InlineData("Lines", InputUIHints.MultiText)]
    [InlineData("When", InputUIHints.SingleLine)]
    public async Task A_hint_follows_from_the_type_unless_it_is_given(string input, string hint) =>
        Assert.Equal(hint, (await DescribeAsync()).Inputs.Single(x => x.Name == input).UIHint);

    [Fact]
    public async Task A_nullable_input_is_described_as_its_plain_type() =>
        Assert.Equal(typeof(DateTimeOffset), (await DescribeAsync()).Inputs.Single(x => x.Name == "When").Type);

    [Fact]
    public async Task A_token_is_sensitive() => Assert.True((await DescribeAsync()).Inputs.Single(x => x.Name == "Token").IsSensitive);

    private static async Task<ActivityDescriptor> DescribeAsync()
    {
        await using var engine = await EngineFixture.StartAsync();
        return engine.Services.GetRequiredService<IActivityRegistry>().Find("Elsa.Intercom.Tests.Probe")!;
    }
}
