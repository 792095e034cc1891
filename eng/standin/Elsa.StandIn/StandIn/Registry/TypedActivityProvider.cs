using Elsa.Workflows.Management.Options;
using Microsoft.Extensions.Options;

namespace Elsa.StandIn.Registry;

/// <summary>Describes the activity classes that features added.</summary>
internal sealed class TypedActivityProvider(IOptions<ManagementOptions> options, IActivityDescriber describer) : IActivityProvider
{
    public async ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default)
    {
        var descriptors = new List<ActivityDescriptor>();

        foreach (var type in options.Value.ActivityTypes)
            descriptors.Add(await describer.DescribeActivityAsync(type, cancellationToken));

        return descriptors;
    }
}
