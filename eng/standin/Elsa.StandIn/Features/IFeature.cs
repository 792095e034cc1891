namespace Elsa.Features.Services;

public interface IFeature
{
    void Configure();
    void Apply();
}

public interface IModule
{
    IServiceCollection Services { get; }

    T Configure<T>(Action<T>? configure = null) where T : class, IFeature;

    void Apply();
}
