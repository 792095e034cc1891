using System.Reflection;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Idempotency;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Elsa.Intercom.Tests.Features;

/// <summary>The services that UseIntercom adds to an Elsa server.</summary>
public sealed class IntercomFeatureTests
{
    [Theory]
    [InlineData("Elsa.Intercom.CreateConversation", typeof(CreateConversation))]
    [InlineData("Elsa.Intercom.UpsertContact", typeof(UpsertContact))]
    [InlineData("Elsa.Intercom.TestConnection", typeof(TestConnection))]
    public async Task The_registry_holds_the_activity(string typeName, Type type)
    {
        await using var host = await ElsaHost.StartAsync();

        var descriptor = host.Services.GetRequiredService<IActivityRegistry>().Find(typeName);

        Assert.Equal(type, descriptor?.ClrType);
    }

    [Fact]
    public async Task The_registry_holds_no_other_type_of_the_package()
    {
        await using var host = await ElsaHost.StartAsync();

        var types = host.Services.GetRequiredService<IActivityRegistry>().ListAll().Where(
            descriptor => descriptor.ClrType?.Assembly == typeof(CreateConversation).Assembly);

        Assert.Equal(
            typeof(CreateConversation).Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(IntercomActivity)) && !type.IsAbstract)
                .Select(type => $"Elsa.Intercom.{type.Name}").Order(StringComparer.Ordinal),
            types.Select(descriptor => descriptor.TypeName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_UI_handler_that_an_input_names_is_in_the_container()
    {
        await using var host = await ElsaHost.StartAsync();
        var registered = host.Services.GetServices<IPropertyUIHandler>().Select(handler => handler.GetType()).ToHashSet();

        var named = typeof(CreateConversation).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(IntercomActivity)))
            .SelectMany(activity => activity.GetProperties())
            .Select(property => property.GetCustomAttribute<InputAttribute>()?.UIHandler)
            .OfType<Type>()
            .ToHashSet();

        Assert.NotEmpty(named);
        Assert.Superset(named, registered);
    }

    [Fact]
    public async Task The_client_and_the_ledger_are_in_the_container()
    {
        await using var host = await ElsaHost.StartAsync();

        Assert.NotNull(host.Services.GetRequiredService<IIntercomClient>());
        Assert.NotNull(host.Services.GetRequiredService<IIntercomClientFactory>().GetClient("Default"));
        Assert.IsType<Elsa.Intercom.Idempotency.Ledger>(host.Services.GetRequiredService<ILedger>());
        Assert.IsType<MemoryLedgerStore>(host.Services.GetRequiredService<ILedgerStore>());
    }

    [Fact]
    public async Task No_two_claims_of_a_process_nor_of_two_have_the_same_owner()
    {
        await using var host = await ElsaHost.StartAsync();
        await using var other = await ElsaHost.StartAsync();

        var owners = Enumerable.Range(0, 1000).SelectMany(
            _ => new[] { host, other }.Select(process => process.Services.GetRequiredService<LedgerOwners>().Next())).ToList();

        Assert.Equal(owners.Count, owners.Distinct().Count());
    }

    [Fact]
    public async Task Options_set_in_code_arrive()
    {
        await using var host = await ElsaHost.StartAsync(
            intercom => intercom.ConfigureOptions = options => options.Connections["Default"] = new IntercomConnection { AccessToken = "token" });

        var options = host.Services.GetRequiredService<IOptionsMonitor<IntercomOptions>>().CurrentValue;

        Assert.Equal("token", options.Connections["default"].AccessToken);
        Assert.True(options.CommitBeforeSending);
    }

    [Fact]
    public async Task The_HttpClient_can_be_configured()
    {
        using var handler = new FakeIntercomHandler();
        handler.Default.Reply(200, Answers.Me("workspace-1"));

        await using var host = await ElsaHost.StartAsync(intercom =>
        {
            intercom.ConfigureOptions = options => options.Connections["Default"] = new IntercomConnection { AccessToken = "token" };
            intercom.ConfigureHttpClientBuilder = http => http.ConfigurePrimaryHttpMessageHandler(() => handler);
        });

        var workspace = await host.Services.GetRequiredService<IIntercomClient>().Workspace.GetAsync();

        Assert.Equal("workspace-1", workspace.Id);
        Assert.Equal("GET /me", Assert.Single(handler.Requests).Line);
    }

    [Fact]
    public async Task A_ledger_that_the_application_registered_first_stays()
    {
        var ledger = new RecordingLedger(new Trail(), TimeProvider.System);

        await using var host = await ElsaHost.StartAsync(before: services => services.AddSingleton<ILedger>(ledger));

        Assert.Same(ledger, host.Services.GetRequiredService<ILedger>());
    }

    [Fact]
    public async Task Without_a_connection_an_activity_says_which_key_to_set()
    {
        await using var host = await ElsaHost.StartAsync();

        var run = await host.RunAsync(Sample.Conversation());

        Assert.Equal(("connection_unknown", "Rejected"), (run.Fault.Code, run.Fault.Type));
        Assert.Contains("No connection is configured", run.Fault.Message, StringComparison.Ordinal);
        Assert.Contains("Intercom:Connections:<Name>:AccessToken", run.Fault.Message, StringComparison.Ordinal);
    }
}
