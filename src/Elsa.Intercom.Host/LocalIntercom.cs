using Elsa.Intercom.Host.Designer;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.Host;

/// <summary>The sandbox in this process, which is the connection Default if that is not configured.</summary>
internal static class LocalIntercom
{
    /// <summary>A customer that exists from the start, so that an author's first workflow finds one.</summary>
    public const string FirstContact = "grace@example.com";

    /// <returns>The sandbox, which the configuration then points to; null if Default is configured.</returns>
    /// <exception cref="QuickStartException">Its port is taken.</exception>
    public static async Task<IntercomSandbox?> StartIfNeededAsync(ConfigurationManager configuration, QuickStartSettings settings)
    {
        // If only other connections are configured, Default is still the sandbox.
        if (configuration.GetSection("Intercom:Connections:Default").GetChildren().Any())
            return null;

        try
        {
            var sandbox = await IntercomSandbox.StartAsync(options =>
            {
                options.Url = settings.SandboxUrl;
                options.RunAddress = new Uri(settings.Url, DesignerPages.Instances) + "/{id}/view";
            });
            sandbox.AddContact(FirstContact, externalId: "grace", name: "Grace Hopper");
            configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Intercom:Connections:Default:AccessToken"] = sandbox.AccessToken,
                ["Intercom:Connections:Default:BaseUrl"] = sandbox.BaseUrl.ToString(),
            });
            return sandbox;
        }
        catch (IOException e)
        {
            throw new QuickStartException(FreePorts.Taken($"The sandbox can't start: {e.Message.TrimEnd('.')}"), e);
        }
    }
}
