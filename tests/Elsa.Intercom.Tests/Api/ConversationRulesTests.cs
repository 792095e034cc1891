using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

public class ConversationRulesTests
{
    private static readonly DateTimeOffset Now = TestClock.Start;

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_blank_contact_is_refused(string id) => Refused(request => request.From.Id = id, "contact");

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0\n")]
    public void A_blank_body_is_refused(string body) => Refused(request => request.Body = body, "Message is empty");

    // As numbers, because an attribute's metadata can't contain half a character.
    [Theory]
    [InlineData(0x63, 0xD83D)]
    [InlineData(0xDC4B, 0x63)]
    [InlineData(0xD83D, 0xD83D, 0xDC4B)]
    public void Half_a_character_is_refused(params int[] characters)
    {
        var text = string.Concat(characters.Select(character => (char)character));

        Refused(request => request.Body = text, "Message contains half a character");
        Refused(request => request.Subject = text, "Subject contains half a character");
    }

    [Fact]
    public void Whole_characters_of_any_kind_are_accepted() => Accepted(request => request.Body = "👋 עברית 漢字 👩‍👩‍👧");

    [Fact]
    public void Ten_attachments_are_accepted() => Accepted(request => request.AttachmentUrls = [.. Enumerable.Repeat("https://example.com/a.png", 10)]);

    [Fact]
    public void Eleven_attachments_are_refused() =>
        Refused(request => request.AttachmentUrls = [.. Enumerable.Repeat("https://example.com/a.png", 11)], "11 attachments");

    [Theory]
    [InlineData("a.png")]
    [InlineData("/images/a.png")]
    [InlineData("//example.com/a.png")]
    [InlineData("ftp://example.com/a.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    [InlineData("https://")]
    public void An_attachment_that_is_no_absolute_web_address_is_refused_by_its_number(string url)
    {
        var e = Refused(request => request.AttachmentUrls = ["https://example.com/a.png", url], "Attachment 2 of 2");

        // A path may contain a signature, so it is not repeated.
        if (url.Length > 0 && url != "https://")
            Assert.DoesNotContain(url, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/1.png, https://example.com/2.png")]
    [InlineData("https://example.com/1.png,https://example.com/2.png")]
    [InlineData("https://example.com/1.png;HTTP://example.com/2.png")]
    [InlineData("https://example.com/1.png\nhttps://example.com/2.png")]
    [InlineData("https://example.com/1.png https://example.com/2.png")]
    [InlineData("https://example.com/my shot.png")]
    [InlineData("https://example.com/1.\tpng")]
    [InlineData("https://example.com/1.png\u00A0")]
    [InlineData("https://example.com/1.\u0000png")]
    public void An_attachment_that_is_not_one_URL_is_refused(string url) =>
        Refused(request => request.AttachmentUrls = [url], "Attachment 1 of 1 is not one URL");

    [Theory]
    [InlineData("https://example.com/resize?size=1,2&url=https://example.com/2.png")]
    [InlineData("https://example.com/my%20shot.png")]
    [InlineData("https://example.com/ü.png")]
    public void A_URL_that_only_looks_like_several_is_accepted(string url) => Accepted(request => request.AttachmentUrls = [url]);

    [Fact]
    public void A_date_before_Intercom_is_refused() =>
        Refused(request => request.CreatedAt = new DateTimeOffset(2010, 12, 31, 23, 59, 59, TimeSpan.Zero), "2011");

    [Fact]
    public void Milliseconds_taken_for_seconds_are_refused() =>
        Refused(request => request.CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1734537501), "2011");

    [Fact]
    public void The_first_date_is_accepted_whatever_its_offset()
    {
        Accepted(request => request.CreatedAt = new DateTimeOffset(2011, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Refused(request => request.CreatedAt = new DateTimeOffset(2011, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)), "2011");
    }

    [Fact]
    public void A_date_in_the_future_is_refused_but_a_clock_a_little_behind_is_not()
    {
        Accepted(request => request.CreatedAt = Now.AddMinutes(1));
        Refused(request => request.CreatedAt = Now.AddMinutes(1).AddSeconds(1), "future");
    }

    [Theory]
    [InlineData("2.10")]
    [InlineData("2.9")]
    [InlineData("1.4")]
    public void A_date_under_a_version_without_it_is_refused_with_the_key_to_set(string version)
    {
        var e = Refused(request => request.CreatedAt = Now.AddDays(-1), "2.11", version, IntercomErrorCodes.FieldNotInVersion);

        Assert.Contains("created_at", e.Message, StringComparison.Ordinal);
        Assert.Contains("Intercom:Connections:Sales:ApiVersion", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.14")]
    [InlineData("2.15")]
    [InlineData("2.9")]
    public void A_brand_under_a_version_without_it_is_refused(string version) =>
        Refused(request => request.BrandId = "1", "brand_id", version, IntercomErrorCodes.FieldNotInVersion);

    [Theory]
    [InlineData("2.16")]
    [InlineData("3.0")]
    [InlineData("Preview")]
    [InlineData("whatever")]
    public void New_fields_are_accepted_by_new_and_unknown_versions(string version) =>
        Accepted(
            request =>
            {
                request.BrandId = "1";
                request.CreatedAt = Now.AddDays(-1);
            },
            version);

    [Fact]
    public async Task Nothing_is_sent_that_breaks_a_rule()
    {
        await using var intercom = new IntercomHarness();

        var e = await intercom.CreateFailsAsync(IntercomHarness.Request(body: " "));

        Assert.Equal(IntercomErrorCodes.InvalidRequest, e.Code);
        Assert.Empty(intercom.Handler.Requests);
    }

    private static void Check(Action<CreateConversationRequest> change, string version)
    {
        var request = IntercomHarness.Request();
        change(request);
        ConversationRules.Check(request, new IntercomConnection { ApiVersion = version }, "Sales", Now);
    }

    private static void Accepted(Action<CreateConversationRequest> change, string version = "2.14") => Check(change, version);

    private static IntercomException Refused(
        Action<CreateConversationRequest> change, string mentions, string version = "2.14", string code = IntercomErrorCodes.InvalidRequest)
    {
        var e = Assert.Throws<IntercomException>(() => Check(change, version));
        Assert.Equal(IntercomErrorKind.Rejected, e.Kind);
        Assert.Equal(code, e.Code);
        Assert.Contains(mentions, e.Message, StringComparison.Ordinal);
        return e;
    }
}
