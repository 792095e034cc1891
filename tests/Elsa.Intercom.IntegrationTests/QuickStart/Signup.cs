using System.Net;
using Elsa.Intercom.IntegrationTests.Templates;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

/// <summary>Sends a sign-up to the onboarding template.</summary>
internal static class Signup
{
    public static Task<(HttpStatusCode Status, JObject Body)> PostAsync(HttpClient http, string body) => TemplateCall.PostAsync(http, "onboarding", body);
}
