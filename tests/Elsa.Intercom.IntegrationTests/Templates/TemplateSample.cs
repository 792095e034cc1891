namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>A valid request for each template.</summary>
internal static class TemplateSample
{
    /// <summary>The request for a different person, which makes a different key.</summary>
    public static string For(string template, string person) => template switch
    {
        "onboarding" => $$"""{"email":"{{person}}@example.com","name":"Ada","plan":"pro"}""",
        "trial-ending" => $$"""{"email":"{{person}}@example.com","name":"Ada","plan":"pro","ends_on":"2026-12-01"}""",
        "bug-report" => $$"""
            {
              "email": "{{person}}@example.com", "name": "Ada", "title": "It breaks", "description": "When I save.", "page": "/orders",
              "screenshots": ["https://example.com/1.png"]
            }
            """,
        "hand-over" => $$"""{"email":"{{person}}@example.com","reason":"Wants to talk to a person.","team_id":"201"}""",
        _ => throw new InvalidOperationException($"There is no sample for the template {template}. Add one here."),
    };
}
