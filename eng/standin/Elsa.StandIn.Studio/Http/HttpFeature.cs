using Elsa.Features.Abstractions;
using Elsa.Features.Attributes;
using Elsa.Features.Services;
using Elsa.Http.Options;
using Elsa.Workflows.Management.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Elsa.Http.Features;

[DependsOn(typeof(WorkflowManagementFeature))]
public class HttpFeature(IModule module) : FeatureBase(module)
{
    public Action<HttpActivityOptions>? ConfigureHttpOptions { get; set; }

    public override void Configure() => Module.UseWorkflowManagement(management => management.AddActivity<HttpEndpoint>().AddActivity<WriteHttpResponse>());

    public override void Apply()
    {
        Services.Configure(ConfigureHttpOptions ?? (options => options.BaseUrl = new Uri("http://localhost")));
        Services.AddHttpContextAccessor();
        Services.TryAddSingleton<RouteTable>();
        Services.AddScoped<IPropertyUIHandler, EndpointAddress>();
        Services.AddScoped<IPropertyUIHandler, ContentTypes>();
    }
}
