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

    private static readonly Shape TicketState = new("ticket_state",
        ("type*", "string"), ("id*", "string"), ("category*", "string"), ("internal_label*", "string"), ("external_label*", "string"));

    private static readonly Shape TypeAttribute = new("ticket_type_attribute",
        ("type*", "string"), ("id*", "string"), ("workspace_id*", "string"), ("name*", "string"), ("description*", "string"), ("data_type*", "string"),
        ("input_options*", "object?"), ("order*", "integer"), ("required_to_create*", "boolean"), ("required_to_create_for_contacts*", "boolean"),
        ("visible_on_create*", "boolean"), ("visible_to_contacts*", "boolean"), ("default*", "boolean"), ("ticket_type_id*", "integer"),
        ("archived*", "boolean"), ("created_at*", "integer"), ("updated_at*", "integer"));

    private static readonly Shape TicketPart = new Shape("ticket_part",
        ("type*", "string"), ("id*", "string"), ("part_type*", "string"), ("body", "string?"), ("ticket_state", "string"),
        ("previous_ticket_state", "string"), ("created_at*", "integer"), ("updated_at*", "integer"), ("assigned_to", "object"), ("author*", "object"),
        ("attachments*", "array"), ("external_id", "string?"), ("redacted*", "boolean"), ("app_package_code", "string"))
        .With("author", Author)
        .With("attachments", Attachment);

    private static readonly Shape LinkedObjects = new Shape("linked_object_list",
        ("type*", "string"), ("total_count*", "integer"), ("has_more*", "boolean"), ("data*", "array"))
        .With("data", new Shape("linked_object", ("type*", "string"), ("id*", "string"), ("category*", "string?")));

    private static readonly Shape Owner = new("admin",
        ("type*", "string"), ("id*", "string"), ("name*", "string"), ("email*", "string"), ("away_mode_enabled*", "boolean"),
        ("away_mode_reassign*", "boolean"));

    public static Shape TicketType { get; } = new Shape("ticket_type",
        ("type*", "string"), ("id*", "string"), ("name*", "string"), ("description*", "string"), ("icon*", "string"), ("workspace_id*", "string"),
        ("archived*", "boolean"), ("created_at*", "integer"), ("updated_at*", "integer"), ("is_internal*", "boolean"), ("category*", "string"),
        ("ticket_type_attributes*", "object"), ("ticket_states", "object"))
        .With("ticket_type_attributes", new Shape("list", ("type*", "string"), ("data*", "array")).With("data", TypeAttribute))
        .With("ticket_states", new Shape("list", ("type*", "string"), ("data*", "array")).With("data", TicketState));

    public static Shape Note { get; } = new Shape("note",
        ("type*", "string"), ("id*", "string"), ("created_at*", "integer"), ("contact*", "object?"), ("author*", "object"), ("body*", "string"))
        .With("author", Owner);

    public static Shape NoteList { get; } = new Shape("note_list",
        ("type*", "string"), ("data*", "array"), ("total_count*", "integer"), ("pages*", "object?"))
        .With("data", Note).With("pages", Pages);

    public static Shape AdminMessage { get; } = new Shape("message",
        ("type*", "string"), ("id*", "string"), ("created_at*", "integer"), ("subject", "string"), ("body*", "string"),
        ("message_type*", "string"), ("owner*", "object"))
        .With("owner", Owner);

    public static Shape EventList { get; } = new Shape("data_event_summary",
        ("type*", "string"), ("email", "string"), ("intercom_user_id*", "string"), ("user_id", "string"), ("events*", "array"))
        .With("events", new Shape("data_event",
            ("type*", "string"), ("event_name*", "string"), ("created_at*", "integer"), ("user_id", "string"), ("id*", "string"),
            ("intercom_user_id*", "string"), ("email", "string"), ("metadata", "object")));

    public static Shape Ticket(string version) => new Shape("ticket",
        ("type*", "string"), ("id*", "string"), ("ticket_id*", "string"), ("category*", "string"), ("ticket_attributes*", "object"),
        ("ticket_state*", "object"), ("ticket_type*", "object?"), ("contacts*", "object"),
        ("admin_assignee_id*", version == "2.16" ? "integer" : "string"), ("team_assignee_id*", version == "2.16" ? "integer" : "string"),
        ("created_at*", "integer"), ("updated_at*", "integer"), ("open*", "boolean"), ("snoozed_until", "integer"), ("linked_objects*", "object"),
        ("ticket_parts", "object"), ("is_shared*", "boolean"), ("previous_ticket_state_id", "string?"))
        .With("ticket_state", TicketState)
        .With("ticket_type", TicketType)
        .With("linked_objects", LinkedObjects)
        .With("ticket_parts", new Shape("ticket_parts", ("type*", "string"), ("ticket_parts*", "array"), ("total_count*", "integer"))
            .With("ticket_parts", TicketPart));

    public static Shape TicketList(string version) => new Shape("ticket_list",
        ("type*", "string"), ("tickets*", "array"), ("total_count*", "integer"), ("pages*", "object?"))
        .With("tickets", Ticket(version)).With("pages", Pages);

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
        .With("ticket", Ticket(version))
        .With("linked_objects", LinkedObjects);

    public static Shape Conversation(string version) => ListItem(version)
        .With("conversation_parts", new Shape("conversation_parts", ("type*", "string"), ("conversation_parts*", "array"), ("total_count*", "integer"))
            .With("conversation_parts", Part));

    public static Shape ConversationList(string version) => new Shape("conversation_list",
        ("type*", "string"), ("conversations*", "array"), ("total_count*", "integer"), ("pages*", "object?"))
        .With("conversations", ListItem(version)).With("pages", Pages);
}
