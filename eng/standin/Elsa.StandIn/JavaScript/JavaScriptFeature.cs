using Elsa.Features.Abstractions;
using Elsa.Features.Services;

namespace Elsa.Expressions.JavaScript.Features;

public class JavaScriptFeature(IModule module) : FeatureBase(module)
{
    public override void Apply() => Services.AddExpressionHandler<JavaScriptHandler>("JavaScript");
}
