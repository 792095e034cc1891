using Microsoft.AspNetCore.Http;

namespace Elsa.Http.Options;

public class HttpActivityOptions
{
    public PathString? BasePath { get; set; } = "/workflows";
    public Uri BaseUrl { get; set; } = new("https://localhost:5001");
}
