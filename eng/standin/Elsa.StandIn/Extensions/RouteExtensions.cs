namespace Elsa.Extensions;

public static class RouteExtensions
{
    public static string NormalizeRoute(this string path) => $"/{path.Trim('/')}";
}
