using Elsa.Features.Abstractions;
using Elsa.Features.Services;
using Elsa.StandIn.Composition;
using Elsa.StandIn.JavaScript;

namespace Elsa.Expressions.JavaScript.Features;

public class JavaScriptFeature : FeatureBase
{
    public JavaScriptFeature(IModule module) : base(module)
    {
    }

    public override void Apply() => Services.AddExpressionHandler<JavaScriptHandler>("JavaScript");
}
