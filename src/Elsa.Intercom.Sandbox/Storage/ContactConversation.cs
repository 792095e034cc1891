namespace Elsa.Intercom.Sandbox.Storage;

/// <summary>A conversation with the contact who started it, both of the same moment.</summary>
internal readonly record struct ContactConversation(SandboxConversation Conversation, SandboxContact Contact);
