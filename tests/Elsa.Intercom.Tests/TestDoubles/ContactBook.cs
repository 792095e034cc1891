using Elsa.Intercom.Api;
using Moq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Lets a scene's Intercom create and change contacts, and records the requests.</summary>
internal sealed class ContactBook
{
    private readonly IntercomScene _scene;

    public ContactBook(IntercomScene scene)
    {
        _scene = scene;
        scene.Intercom.Setup(client => client.Contacts.CreateAsync(It.IsAny<ContactRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ContactRequest request, CancellationToken _) => Create(request));
        scene.Intercom.Setup(client => client.Contacts.UpdateAsync(It.IsAny<string>(), It.IsAny<ContactRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, ContactRequest request, CancellationToken _) => Update(id, request));
        scene.Intercom.Setup(client => client.Contacts.GetAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, CancellationToken _) => scene.Contacts.Find(contact => contact.Id == id));
    }

    public List<ContactRequest> Created { get; } = [];

    public List<(string Id, ContactRequest Changes)> Updated { get; } = [];

    public void Knows(string? name = null) =>
        _scene.Contacts.Add(new Contact { Id = Sample.ContactId, Role = "user", Email = Sample.Email, Name = name, RequestId = "request-found" });

    private Contact Create(ContactRequest request)
    {
        Created.Add(request);
        return new Contact { Id = Sample.ContactId, Role = request.Role, Email = request.Email, RequestId = "request-created" };
    }

    private Contact Update(string id, ContactRequest request)
    {
        Updated.Add((id, request));
        return new Contact { Id = id, Role = "user", RequestId = "request-updated" };
    }
}
