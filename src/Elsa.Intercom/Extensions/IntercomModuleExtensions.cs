using Elsa.Features.Services;
using Elsa.Intercom.Features;

// Elsa's own Use… methods are in this namespace, so UseIntercom needs no further using.
namespace Elsa.Extensions;

/// <summary>Adds Intercom to an Elsa server.</summary>
public static class IntercomModuleExtensions
{
    /// <summary>Adds the Intercom activities. Connections come from the configuration section <c>Intercom</c>.</summary>
    /// <param name="module">Elsa's module, as in <c>services.AddElsa(elsa =&gt; elsa.UseIntercom())</c>.</param>
    /// <param name="configure">Changes the feature; <see langword="null"/> for no change.</param>
    /// <returns>The module, for the next call.</returns>
    public static IModule UseIntercom(this IModule module, Action<IntercomFeature>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Configure(configure);
        return module;
    }
}
