using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Common;
using Elsa.Workflows.Management;

namespace Elsa.StandIn;

/// <summary>Saves drafts and publishes them, with the versions that Elsa's publisher keeps.</summary>
internal sealed class DefinitionPublisher(
    DefinitionStore store, DefinitionContent content, DefinitionMaterializer materializer, LiveDefinitions live, RouteTable routes,
    IServiceScopeFactory scopes, IdentityGenerator identities, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Saves an author's edits. If the version is published, this makes the next one.</summary>
    public Task<StoredDefinition> SaveAsync(JsonObject model, CancellationToken cancellationToken) =>
        AloneAsync(() => Task.FromResult(SaveDraft(DraftFrom(model))), cancellationToken);

    /// <summary>Saves an author's edits and publishes them, unless a validator objects.</summary>
    /// <exception cref="PublishRefusedException">The validators' objections.</exception>
    public Task<StoredDefinition> PublishAsync(JsonObject model, CancellationToken cancellationToken) =>
        AloneAsync(() => PublishAsync(DraftFrom(model), cancellationToken), cancellationToken);

    /// <summary>Publishes the latest version.</summary>
    /// <exception cref="PublishRefusedException">The validators' objections.</exception>
    public Task<StoredDefinition?> PublishLatestAsync(string definitionId, CancellationToken cancellationToken) => AloneAsync(
        async () => store.FindLatest(definitionId) is not { } latest ||
        latest.IsPublished ? store.FindLatest(definitionId) : await PublishAsync(latest, cancellationToken), cancellationToken);

    /// <summary>Retracts a published version, which stays as a draft.</summary>
    public Task<StoredDefinition?> RetractAsync(string definitionId, CancellationToken cancellationToken) => AloneAsync(
        () =>
        {
            var published = store.FindPublished(definitionId);

            if (published != null)
            {
                published = published with { IsPublished = false };
                store.Save(published);
                live.Close(definitionId);
            }

            return Task.FromResult(published);
        },
        cancellationToken);

    /// <summary>Removes every version.</summary>
    public Task<int> DeleteAsync(string definitionId, CancellationToken cancellationToken) => AloneAsync(
        () =>
        {
            live.Close(definitionId);
            return Task.FromResult(store.Remove(x => x.DefinitionId == definitionId));
        },
        cancellationToken);

    /// <summary>
    /// Imports a whole definition with its version, and publishes it without validators, as Elsa's providers do.
    /// </summary>
    public Task<PublishedWorkflow> ProvideAsync(JsonObject definition, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            var provided = Provided(definition);
            var graph = await materializer.MaterializeAsync(provided, cancellationToken);
            var published = live.Open(graph, await live.IndexAsync(graph, cancellationToken));
            store.Save([.. Others(provided).Select(x => x with { IsLatest = false, IsPublished = false }), provided]);
            return published;
        },
        cancellationToken);

    /// <summary>Brings back a version as it was saved.</summary>
    public Task<StoredDefinition> RestoreAsync(JsonObject definition, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            var (isLatest, isPublished) = (definition.Flag("isLatest"), definition.Flag("isPublished"));
            var restored = Provided(definition) with { IsLatest = isLatest, IsPublished = isPublished, ProviderName = null };

            if (isPublished && await materializer.MaterializeAsync(restored, cancellationToken) is { } graph)
                live.Open(graph, await live.IndexAsync(graph, cancellationToken));
            else if (store.FindPublished(restored.DefinitionId)?.Id == restored.Id)
                live.Close(restored.DefinitionId);

            var others = Others(restored).Select(x => x with { IsLatest = x.IsLatest && !isLatest, IsPublished = x.IsPublished && !isPublished });
            store.Save([.. others, restored]);
            return restored;
        },
        cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<StoredDefinition> PublishAsync(StoredDefinition draft, CancellationToken cancellationToken)
    {
        var published = draft with { IsLatest = true, IsPublished = true };
        var graph = await materializer.MaterializeAsync(published, cancellationToken);
        var endpoints = await live.IndexAsync(graph, cancellationToken);
        var errors = await ValidateAsync(graph, endpoints, cancellationToken);

        if (errors.Count > 0)
            throw new PublishRefusedException(errors);

        live.Open(graph, endpoints);
        store.Save([.. Others(published).Where(x => x.IsLatest || x.IsPublished).Select(x => x with { IsLatest = false, IsPublished = false }), published]);
        return published;
    }

    private async Task<List<string>> ValidateAsync(WorkflowGraph graph, IReadOnlyList<EndpointRoute> endpoints, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var errors = await scope.ServiceProvider.GetRequiredService<IWorkflowValidator>().ValidateAsync(graph.Workflow, cancellationToken);
        return [.. errors.Select(x => x.Message), .. endpoints.Where(routes.IsTaken).Select(RouteTable.TakenMessage)];
    }

    private StoredDefinition SaveDraft(StoredDefinition draft)
    {
        var last = store.FindLast(draft.DefinitionId);
        var saved = draft with { Version = draft.Id == last?.Id ? last.Version : last?.Version + 1 ?? 1, IsLatest = true };
        store.Save(saved);

        if (last is { IsPublished: true, IsLatest: true } && last.Id != saved.Id)
            store.Save(last with { IsLatest = false });

        return saved;
    }

    private StoredDefinition DraftFrom(JsonObject model)
    {
        var start = model.Text("definitionId") is { } definitionId ? FindDraft(definitionId) ?? New(definitionId) : New(identities.GenerateId());

        if (start.IsReadonly || start.IsSystem)
            throw new ReadonlyDefinitionException();

        return start with
        {
            Name = model.Text("name"),
            Description = model.Text("description"),
            ToolVersion = model.Text("toolVersion"),
            ProviderName = null,
            Json = content.Read(model),
        };
    }

    private StoredDefinition? FindDraft(string definitionId)
    {
        var last = store.FindLast(definitionId);
        var latest = store.FindLatest(definitionId) ?? last;

        return latest is not { IsPublished: true }
            ? latest
            : latest with { Id = identities.GenerateId(), Version = last!.Version + 1, CreatedAt = time.GetUtcNow(), IsLatest = true, IsPublished = false };
    }

    private StoredDefinition New(string definitionId) => new()
    {
        Id = identities.GenerateId(),
        DefinitionId = definitionId,
        Version = 1,
        IsLatest = true,
        IsPublished = false,
        CreatedAt = time.GetUtcNow(),
        Json = [],
    };

    private StoredDefinition Provided(JsonObject definition) => new()
    {
        Id = definition.Text("id") ?? identities.GenerateId(),
        DefinitionId = definition.Text("definitionId")!,
        Name = definition.Text("name"),
        Description = definition.Text("description"),
        Version = definition["version"] is JsonValue version && version.TryGetValue<int>(out var number) ? number : 1,
        IsLatest = true,
        IsPublished = true,
        IsReadonly = definition.Flag("isReadonly"),
        IsSystem = definition.Flag("isSystem"),
        CreatedAt = DateTimeOffset.TryParse(definition.Text("createdAt"), CultureInfo.InvariantCulture, out var createdAt) ? createdAt : time.GetUtcNow(),
        ToolVersion = definition.Text("toolVersion"),
        ProviderName = "Folder",
        Json = content.Read(definition),
    };

    private IEnumerable<StoredDefinition> Others(StoredDefinition definition) =>
        store.ListAll().Where(x => x.DefinitionId == definition.DefinitionId && x.Id != definition.Id);

    // Without descriptors, nothing is known about the workflow.
    private async Task PopulateRegistryAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IActivityRegistryPopulator>().PopulateRegistryAsync(cancellationToken);
    }

    private async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);

        try
        {
            await PopulateRegistryAsync(cancellationToken);
            return await work();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}

/// <summary>Says why a definition was not published.</summary>
internal sealed class PublishRefusedException(IReadOnlyList<string> reasons) : Exception(string.Join(' ', reasons))
{
    public IReadOnlyList<string> Reasons => reasons;
}

/// <summary>Says that a definition is read-only.</summary>
internal sealed class ReadonlyDefinitionException : Exception;
