using System.Diagnostics;
using System.Text;
using Elsa.Intercom.Activities;
using Elsa.Intercom.Api;
using Elsa.Intercom.Http;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>The dry run's output besides the JSON of the request.</summary>
public sealed class CreateConversationPreviewTests : IAsyncDisposable
{
    private readonly IntercomScene _scene = new();

    public static TheoryData<string> Texts =>
    [
        "Hello",
        "It's Ada's, isn't it? ''",
        "She said \"no\" \\ and 'yes' \\'",
        "$HOME ${HOME} $(echo leak) `echo leak` !! \\$x",
        "two\nlines\r\n\tand a tab",
        "Grüße 👋 日本 \u2028 \u0001 \u007f",
        "@/etc/hostname; rm -rf / & | > < * ? [a] {b} ~ # %41",
    ];

    [Theory, MemberData(nameof(Texts))]
    public async Task A_shell_hands_curl_the_JSON_byte_for_byte(string text)
    {
        var activity = DryRun(activity =>
        {
            activity.Body = new(text);
            activity.Subject = new(text);
        });

        var run = await _scene.RunAsync(activity);
        var arguments = await ShellAsync((string)run.Output(activity, "RequestCurl")!);

        var body = arguments[arguments.IndexOf("--data-raw") + 1];
        var shown = JToken.Parse((string)run.Output(activity, "Request")!);
        Assert.Equal(shown.ToString(Newtonsoft.Json.Formatting.None), body);
        Assert.Equal((text, text), ((string?)JToken.Parse(body)["body"], (string?)JToken.Parse(body)["subject"]));
    }

    [Fact]
    public async Task The_command_is_the_request_that_the_package_sends()
    {
        await using var intercom = new IntercomHarness(connection => (connection.Region, connection.ApiVersion) = (IntercomRegion.EU, "2.15"));
        intercom.Handler.Default.Reply(200, Answers.Created());
        var request = IntercomHarness.Request("It's \"me\"");
        await intercom.Client.Conversations.CreateAsync(request);
        var sent = Assert.Single(intercom.Handler.Requests);

        var command = CurlCommand.Create(
            request.ToSend(), OptionsFactory.Connection(connection => (connection.Region, connection.ApiVersion) = (IntercomRegion.EU, "2.15")));
        var arguments = await ShellAsync(command);

        string[] expected =
        [
            "-X", "POST", "https://api.eu.intercom.io/conversations",
            "-H", "Authorization: Bearer token-of-the-shell",
            "-H", $"Intercom-Version: {sent.Header("Intercom-Version")}",
            "-H", $"Accept: {sent.Header("Accept")}",
            "-H", $"Content-Type: {sent.Header("Content-Type")}",
            "--data-raw", sent.Body!,
        ];
        Assert.Equal(expected, arguments);
        Assert.Contains("-H \"Authorization: Bearer $INTERCOM_TOKEN\"", command, StringComparison.Ordinal);
        Assert.DoesNotContain(OptionsFactory.Token, command, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', command);
    }

    [Fact]
    public async Task The_resolved_inputs_say_what_is_sent_and_what_is_left_out()
    {
        _scene.Contacts.Add(new Contact { Id = Sample.ContactId, Role = "lead", Email = Sample.Email });
        var activity = DryRun(activity =>
        {
            activity.Connection = new("Europe");
            activity.IdentifyBy = new("email");
            activity.Contact = new(Sample.Email);
            activity.Body = new("<b>Hello</b>");
            activity.AttachmentUrls = new(["https://example.com/1.png"]);
            activity.CreatedAt = new(DateTimeOffset.FromUnixTimeSeconds(1734537501));
            activity.IdempotencyKey = new("onboarding:42");
        });

        var run = await _scene.RunAsync(activity);

        var expected = JObject.Parse($$"""
            {
              "connection": { "name": "Europe", "region": "EU", "address": "https://api.eu.intercom.io/", "apiVersion": "2.16" },
              "contact": {
                "given": "{{Sample.Email}}",
                "identifiedBy": "email",
                "identifiedByFrom": "The input Identify by.",
                "lookUp": "Found by the email address.",
                "id": "{{Sample.ContactId}}",
                "role": "lead",
                "roleFrom": "Intercom. The input Contact type says user."
              },
              "fields": {
                "Body": { "sent": true, "as": "body", "value": "<b>Hello</b>" },
                "Subject": { "sent": false, "why": "The input is empty." },
                "MessageType": { "sent": false, "why": "The input is empty." },
                "AttachmentUrls": { "sent": true, "as": "attachment_urls", "value": [ "https://example.com/1.png" ] },
                "CreatedAt": { "sent": true, "as": "created_at", "value": 1734537501, "date": "at" },
                "BrandId": { "sent": false, "why": "The input is empty." }
              },
              "idempotencyKey": { "value": "onboarding:42", "meaning": "Given: once for this key, however often the workflow runs." },
              "onUnknown": "If the response is lost and a search finds nothing, that is reported and nothing is sent again.",
              "warnings": [ "The message looks like HTML. Intercom supports no HTML here and shows the tags. It is sent unchanged." ]
            }
            """);
        expected["fields"]!["CreatedAt"]!["date"] = "2024-12-18T15:58:21Z";
        var shown = (string)run.Output(activity, "ResolvedInputs")!;
        Assert.Equal(expected.ToString(), shown);
        Assert.Contains("\n  \"contact\": {", shown.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Intercom_ID_is_said_to_be_taken_as_it_is_and_a_missing_key_to_be_automatic()
    {
        var activity = DryRun(activity => (activity.ContactType, activity.OnUnknown) = (new("lead"), new("Create")));

        var run = await _scene.RunAsync(activity);

        var resolved = JObject.Parse((string)run.Output(activity, "ResolvedInputs")!);
        Assert.Equal(
            (Sample.ContactId, "lead", "The input Contact type."),
            ((string?)resolved["contact"]!["id"], (string?)resolved["contact"]!["role"], (string?)resolved["contact"]!["roleFrom"]));
        Assert.StartsWith("None: an Intercom ID is sent unchanged", (string?)resolved["contact"]!["lookUp"], StringComparison.Ordinal);
        Assert.Equal(JTokenType.Null, resolved["idempotencyKey"]!["value"]!.Type);
        Assert.StartsWith("Automatic", (string?)resolved["idempotencyKey"]!["meaning"], StringComparison.Ordinal);
        Assert.StartsWith("If the response is lost", (string?)resolved["onUnknown"], StringComparison.Ordinal);
        Assert.Empty(resolved["warnings"]!);
    }

    [Fact]
    public async Task Every_optional_field_of_the_request_is_explained()
    {
        var activity = DryRun(activity =>
        {
            activity.Connection = new("Europe");
            activity.Subject = new("s");
            activity.BrandId = new("7");
            activity.MessageType = new("email");
            activity.AttachmentUrls = new(["https://example.com/1.png"]);
            activity.CreatedAt = new(DateTimeOffset.FromUnixTimeSeconds(1734537501));
        });

        var run = await _scene.RunAsync(activity);

        var request = JObject.Parse((string)run.Output(activity, "Request")!);
        var fields = (JObject)JObject.Parse((string)run.Output(activity, "ResolvedInputs")!)["fields"]!;
        Assert.Equal(
            request.Properties().Select(field => field.Name).Where(name => name != "from").Order(StringComparer.Ordinal),
            fields.Properties().Select(field => (string)field.Value["as"]!).Order(StringComparer.Ordinal));
        Assert.All(fields.Properties(), field => Assert.True(JToken.DeepEquals(request[(string)field.Value["as"]!], field.Value["value"]), field.Name));
    }

    [Fact]
    public async Task A_real_run_and_a_dry_run_that_fails_show_none_of_it()
    {
        var real = Sample.Conversation();
        var failed = DryRun(activity => activity.Body = new(" "));

        foreach (var activity in new[] { real, failed })
        {
            var run = await _scene.RunAsync(activity);
            Assert.All(new[] { "Request", "RequestCurl", "ResolvedInputs" }, output => Assert.Null(run.Output(activity, output)));
        }
    }

    [Fact]
    public async Task The_text_stays_out_of_the_journal_and_the_token_out_of_everything()
    {
        await using var stage = new CanaryStage();
        stage.Intercom.On("POST /contacts/search").Reply(200, Answers.Contacts(Answers.ContactJson(email: Canaries.Email)));
        var activity = CanaryStage.Conversation("email");
        activity.DryRun = new(true);

        var run = await stage.RunAsync(activity);

        Assert.Equal("Done", run.Outcome(activity));
        Assert.Contains(Canaries.Text, (string)run.Output(activity, "RequestCurl")!, StringComparison.Ordinal);
        Assert.Contains(Canaries.Email, (string)run.Output(activity, "ResolvedInputs")!, StringComparison.Ordinal);
        stage.NothingGotAbout(run, activity, showsItsAuthor: true);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static CreateConversation DryRun(Action<CreateConversation> change) => Sample.Conversation(activity =>
    {
        activity.DryRun = new(true);
        change(activity);
    });

    /// <summary>The arguments that a real shell passes to a program named curl.</summary>
    private static async Task<List<string>> ShellAsync(string command)
    {
        using var shell = new Process();
        shell.StartInfo = new ProcessStartInfo("bash")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        shell.StartInfo.Environment["INTERCOM_TOKEN"] = "token-of-the-shell";
        shell.StartInfo.Environment["LC_ALL"] = "C.UTF-8";

        try
        {
            shell.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no bash on this machine.");
        }

        await shell.StandardInput.WriteAsync($"curl() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
        shell.StandardInput.Close();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();

        Assert.Equal(0, shell.ExitCode);
        return [.. output.Split('\0').SkipLast(1)];
    }
}
