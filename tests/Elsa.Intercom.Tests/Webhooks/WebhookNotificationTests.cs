using Elsa.Intercom.Http;
using Elsa.Intercom.Tests.TestDoubles;
using Elsa.Intercom.Webhooks;

namespace Elsa.Intercom.Tests.Webhooks;

public sealed class WebhookNotificationTests
{
    [Fact]
    public void Of_a_reply_the_ids_dates_and_words_are_kept()
    {
        var notification = Read(Deliveries.Replied());

        Assert.Equal(
            new WebhookNotification
            {
                Id = "notif_0001",
                Topic = "conversation.user.replied",
                AppId = Deliveries.Workspace,
                CreatedAt = Time(1_772_366_401),
                FirstSentAt = Time(1_772_366_402),
                ConversationId = "1295",
                ContactId = Deliveries.ContactId,
                PartId = "901",
                PartType = "comment",
                AuthorType = "user",
                AuthorId = Deliveries.ContactId,
                PartCreatedAt = Time(1_772_366_400),
            },
            notification);
        Canaries.AreNotIn("the notification", $"{notification}");
    }

    [Fact]
    public void A_new_conversation_has_the_author_and_date_of_its_first_message_and_no_part()
    {
        var notification = Read(Envelope("conversation.user.created", """
            { "type": "conversation", "id": 1296, "created_at": 1772366400, "source": { "id": "403", "author": { "type": "lead", "id": "5f" } },
              "conversation_parts": { "conversation_parts": [], "total_count": 0 } }
            """));

        Assert.Equal(("1296", "lead", "5f", "5f"), (notification?.ConversationId, notification?.AuthorType, notification?.AuthorId, notification?.ContactId));
        Assert.Null(notification?.PartId);
        Assert.Equal(Time(1_772_366_400), notification?.PartCreatedAt);
    }

    [Fact]
    public void Of_several_parts_the_newest_counts_and_of_equally_new_ones_the_last()
    {
        var notification = Read(Envelope("conversation.admin.replied", """
            { "type": "conversation", "id": "1", "contacts": { "contacts": [{ "id": "" }, { "id": "c1" }, { "id": "c2" }] },
              "conversation_parts": { "conversation_parts": [
                { "id": "1", "created_at": 5 }, { "id": "2", "created_at": 9 }, { "id": "3", "created_at": 9, "author": { "type": "bot", "id": "7" } },
                { "id": "4", "created_at": 8 }, { "id": "5" }, { "id": 0, "created_at": 99 }, "odd" ] } }
            """));

        Assert.Equal(("3", "bot", "7", "c1"), (notification?.PartId, notification?.AuthorType, notification?.AuthorId, notification?.ContactId));
    }

    [Theory]
    [InlineData("conversation.contact.attached", """{ "conversation": { "id": "1" }, "contact": { "id": "c1" } }""", "1", "c1", null)]
    [InlineData("conversation.deleted", """{ "id": "1", "deleted": true }""", "1", null, null)]
    [InlineData("conversation_part.redacted", """{ "type": "conversation_part", "id": "9", "conversation_id": "1" }""", "1", null, "9")]
    [InlineData("contact.user.created", """{ "type": "contact", "id": "c1" }""", null, "c1", null)]
    [InlineData("ticket.created", """{ "type": "ticket", "id": "5" }""", null, null, null)]
    [InlineData("company.created", "[]", null, null, null)]
    public void Items_of_other_shapes_are_read_as_far_as_they_go(string topic, string item, string? conversation, string? contact, string? part)
    {
        var notification = Read(Envelope(topic, item));

        Assert.Equal((conversation, contact, part), (notification?.ConversationId, notification?.ContactId, notification?.PartId));
    }

    [Theory]
    [InlineData("created_at", "\"soon\"")]
    [InlineData("created_at", "[]")]
    [InlineData("first_sent_at", "-1")]
    [InlineData("data", "7")]
    public void An_odd_field_counts_as_missing(string field, string value) =>
        Assert.NotNull(Read($$"""{ "app_id": "a", "id": "n", "topic": "t", "{{field}}": {{value}} }"""));

    [Theory]
    [InlineData("""{ "id": "n", "topic": "t" }""")]
    [InlineData("""{ "app_id": "a", "topic": "t" }""")]
    [InlineData("""{ "app_id": "a", "id": "n" }""")]
    [InlineData("""{ "app_id": "a", "id": "n", "topic": "a text with blanks" }""")]
    [InlineData("""{ "app_id": "a\nb", "id": "n", "topic": "t" }""")]
    [InlineData("""{ "app_id": "a", "id": {}, "topic": "t" }""")]
    [InlineData("""{ "id": "n", "topic": "ping" }""")]
    public void A_notification_without_id_topic_or_workspace_is_none(string json) => Assert.Null(Read(json));

    [Fact]
    public void A_ping_needs_no_id() => Assert.Equal("ping", Read(Deliveries.Ping())?.Topic);

    private static string Envelope(string topic, string item) =>
        $$$"""{ "app_id": "a", "id": "n", "topic": "{{{topic}}}", "data": { "item": {{{item}}} } }""";

    private static WebhookNotification? Read(string json) => WebhookNotificationJson.Read(IntercomJson.Read(json)!);

    private static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
