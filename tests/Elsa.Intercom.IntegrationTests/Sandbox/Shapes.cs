namespace Elsa.Intercom.IntegrationTests.Sandbox;

/// <summary>
/// The schemas of the sandbox's responses in the official description, 2.14 and 2.16. The description requires few fields. The fields in
/// all of its examples are required here.
/// </summary>
internal static class Shapes
{
    private static readonly Shape Pages = new Shape("cursor_pages",
        ("type*", "string"), ("page*", "integer"), ("per_page*", "integer"), ("total_pages*", "integer"), ("next", "object?"))
        .With("next", new Shape("starting_after_paging", ("per_page*", "integer"), ("starting_after*", "string?")));

    private static readonly Shape AddressableList = new Shape("addressable list",
        ("data*", "array"), ("url*", "string"), ("total_count*", "integer"), ("has_more*", "boolean"))
        .With("data", new Shape("addressable object", ("type*", "string"), ("id*", "string"), ("url*", "string")));

    private static readonly Shape Author = new("conversation_part_author", ("type*", "string"), ("id*", "string"), ("name*", "string?"), ("email", "string"));

    private static readonly Shape Attachment = new("part_attachment", ("type*", "string"), ("name*", "string"), ("url*", "string"));

    private static readonly Shape Source = new Shape("conversation_source",
        ("type*", "string"), ("id*", "string"), ("delivered_as*", "string"), ("subject*", "string"), ("body*", "string"), ("author*", "object"),
        ("attachments*", "array"), ("url*", "string?"), ("redacted*", "boolean"))
        .With("author", Author)
        .With("attachments", Attachment);

    private static readonly Shape Part = new Shape("conversation_part",
        ("type*", "string"), ("id*", "string"), ("part_type*", "string"), ("body*", "string?"), ("created_at*", "integer"), ("updated_at*", "integer"),
        ("notified_at*", "integer"), ("assigned_to*", "object?"), ("author*", "object"), ("attachments*", "array"), ("external_id*", "string?"),
        ("redacted*", "boolean"), ("email_message_metadata*", "object?"), ("metadata*", "object?"), ("state*", "string"), ("tags*", "array?"),
        ("event_details", "object?"), ("app_package_code*", "string?"))
        .With("author", Author)
        .With("attachments", Attachment);

    public static Shape Error { get; } = new Shape("error", ("type*", "string"), ("request_id*", "string"), ("errors*", "array"))
        .With("errors", new Shape("error", ("code*", "string"), ("message", "string?"), ("field", "string?")));

    public static Shape Message { get; } = new("message",
        ("type*", "string"), ("id*", "string"), ("created_at*", "integer"), ("subject", "string"), ("body*", "string"),
        ("message_type*", "string"), ("conversation_id*", "string"));

    public static Shape Admin { get; } = new Shape("admin_with_app",
        ("type*", "string"), ("id*", "string"), ("name*", "string"), ("email*", "string"), ("job_title", "string"), ("away_mode_enabled", "boolean"),
        ("away_mode_reassign", "boolean"), ("has_inbox_seat*", "boolean"), ("team_ids", "array"), ("avatar*", "object"),
        ("email_verified*", "boolean?"), ("app*", "object?"))
        .With("avatar", new Shape("avatar", ("type*", "string"), ("image_url*", "string?")))
        .With("app", new Shape("app", ("type*", "string"), ("id_code*", "string"), ("name*", "string"), ("region*", "string"), ("timezone*", "string"),
            ("created_at*", "integer"), ("identity_verification*", "boolean")));

    public static Shape Teammate { get; } = new("admin",
        ("type*", "string"), ("id*", "string"), ("name*", "string"), ("email*", "string"), ("away_mode_enabled*", "boolean"),
        ("away_mode_reassign*", "boolean"), ("away_status_reason_id", "integer?"), ("has_inbox_seat*", "boolean"), ("team_ids*", "array"),
        ("avatar", "string?"));

    public static Shape Team { get; } = new("team",
        ("type*", "string"), ("id*", "string"), ("name*", "string"), ("admin_ids*", "array"), ("assignment_limit", "integer?"),
        ("distribution_method", "string?"));

    public static Shape Tag { get; } = new("tag_basic", ("type*", "string"), ("id*", "string"), ("name*", "string"));

    public static Shape AppliedTag { get; } = new Shape("tag",
        ("type*", "string"), ("id*", "string"), ("name*", "string"), ("applied_at*", "integer?"), ("applied_by*", "object?"))
        .With("applied_by", new Shape("reference", ("type*", "string"), ("id*", "string?")));

    public static Shape TagList { get; } = new Shape("tag_list", ("type*", "string"), ("data*", "array"));

    public static Shape ArchivedContact { get; } = new(
        "contact_archived", ("type*", "string"), ("id*", "string"), ("external_id*", "string?"), ("archived*", "boolean"));

    public static Shape Contact(string version) => new Shape("contact",
        ("type*", "string"), ("id*", "string"), ("external_id*", "string?"), ("workspace_id*", "string"), ("role*", "string"), ("email", "string"),
        ("email_domain", "string"), ("phone*", "string?"), ("name*", "string?"), ("owner_id*", version == "2.16" ? "string?" : "integer?"),
        ("has_hard_bounced*", "boolean"), ("marked_email_as_spam*", "boolean"), ("unsubscribed_from_emails*", "boolean"), ("created_at*", "integer"),
        ("updated_at*", "integer"), ("signed_up_at*", "integer?"), ("last_seen_at*", "integer?"), ("last_replied_at*", "integer?"),
        ("last_contacted_at*", "integer?"), ("browser*", "string?"), ("custom_attributes*", "object"), ("avatar*", "object?"), ("tags*", "object?"),
        ("notes*", "object"), ("companies*", "object"), ("location*", "object"), ("social_profiles*", "object"))
        .With("avatar", new Shape("avatar", ("type*", "string"), ("image_url*", "string?")))
        .With("tags", AddressableList)
        .With("notes", AddressableList)
        .With("companies", AddressableList)
        .With("location", new Shape("contact_location", ("type*", "string?"), ("country*", "string?"), ("region*", "string?"), ("city*", "string?")))
        .With("social_profiles", new Shape("contact_social_profiles", ("data*", "array")));

    public static Shape ContactList(string version) => new Shape("contact_list",
        ("type*", "string"), ("data*", "array"), ("total_count*", "integer"), ("pages*", "object?"))
        .With("data", Contact(version)).With("pages", Pages);

    public static Shape ListItem(string version) => new Shape("conversation_list_item",
        ("type*", "string"), ("id*", "string"), ("title*", "string?"), ("created_at*", "integer"), ("updated_at*", "integer"), ("waiting_since*", "integer?"),
        ("snoozed_until*", "integer?"), ("open*", "boolean"), ("state*", "string"), ("read*", "boolean"), ("priority*", "string"),
        ("admin_assignee_id*", version == "2.16" ? "integer" : "integer?"), ("team_assignee_id*", version == "2.16" ? "integer" : "integer?"),
        ("tags*", "object"), ("conversation_rating*", "object?"), ("source*", "object"), ("contacts*", "object"), ("teammates*", "object?"),
        ("custom_attributes*", "object"), ("first_contact_reply*", "object?"), ("statistics*", "object?"), ("linked_objects*", "object"),
        ("ai_agent_participated*", "boolean"))
        .With("source", Source)
        .With("tags", new Shape("tags", ("type*", "string"), ("tags*", "array")).With("tags", AppliedTag))
        .With("contacts", new Shape("conversation_contacts", ("type*", "string"), ("contacts*", "array"))
            .With("contacts", new Shape("contact_reference", ("type*", "string"), ("id*", "string"), ("external_id*", "string?"))))
        .With("teammates", new Shape("conversation_teammates", ("type*", "string"), ("teammates*", "array"))
            .With("teammates", new Shape("reference", ("type*", "string"), ("id*", "string?"))))
        .With("first_contact_reply", new Shape("conversation_first_contact_reply", ("created_at*", "integer"), ("type*", "string"), ("url*", "string?")))
        .With(
            "linked_objects", new Shape("linked_object_list", ("type*", "string"), ("total_count*", "integer"), ("has_more*", "boolean"), ("data*", "array")));

    public static Shape Conversation(string version) => ListItem(version)
        .With("conversation_parts", new Shape("conversation_parts", ("type*", "string"), ("conversation_parts*", "array"), ("total_count*", "integer"))
            .With("conversation_parts", Part));

    public static Shape ConversationList(string version) => new Shape("conversation_list",
        ("type*", "string"), ("conversations*", "array"), ("total_count*", "integer"), ("pages*", "object?"))
        .With("conversations", ListItem(version)).With("pages", Pages);
}
