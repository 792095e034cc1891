namespace Elsa.Extensions;

public static class ActivityNodeExtensions
{
    public static IEnumerable<ActivityNode> Flatten(this ActivityNode root) => root.Children.SelectMany(x => x.Flatten()).Prepend(root);
}
