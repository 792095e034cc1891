using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Sandbox;

public sealed class DefaultVersionTests : SandboxTest
{
    protected override void Configure(IntercomSandboxOptions options) => options.DefaultVersion = "2.16";

    [Fact]
    public async Task The_apps_own_version_is_used_where_the_header_is_missing() =>
        Assert.Equal("2.16", (await Api.GetAsync("/me")).Headers["Intercom-Version"]);
}
