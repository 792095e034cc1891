using System.Reflection;
using Elsa.Features.Attributes;
using Elsa.Features.Services;

namespace Elsa.Features.Implementations;

public class Module : IModule
{
    private readonly HashSet<IFeature> _configured = [];
    private Dictionary<Type, IFeature> _features = [];
    private bool _isApplying;

    public Module(IServiceCollection services) => Services = services;

    public IServiceCollection Services { get; }

    internal IEnumerable<Type> FeatureTypes => _features.Keys;

    public T Configure<T>(Action<T>? configure = null) where T : class, IFeature => Configure(_ => (T)Create(typeof(T)), configure);

    public T Configure<T>(Func<IModule, T> factory, Action<T>? configure = null) where T : class, IFeature
    {
        ArgumentNullException.ThrowIfNull(factory);

        if (!_features.TryGetValue(typeof(T), out var feature))
            _features[typeof(T)] = feature = factory(this);

        configure?.Invoke((T)feature);

        // A feature that is added while features are applied must catch up at once.
        if (_isApplying)
        {
            foreach (var dependency in Dependencies(typeof(T)).Select(GetOrCreate).ToList())
                Configure(dependency);
            Configure(feature);
        }

        return (T)feature;
    }

    public void Apply()
    {
        _isApplying = true;
        _features = SortedFeatureTypes().ToDictionary(type => type, GetOrCreate);

        foreach (var feature in _features.Values.ToList())
            Configure(feature);

        foreach (var feature in _features.Values.ToList())
            feature.Apply();
    }

    private void Configure(IFeature feature)
    {
        if (!_configured.Add(feature))
            return;

        feature.Configure();
        _features[feature.GetType()] = feature;
    }

    private List<Type> SortedFeatureTypes()
    {
        var sorted = new List<Type>();
        var visited = new HashSet<Type>();

        void Visit(Type type)
        {
            if (!visited.Add(type))
                return;

            foreach (var dependency in DirectDependencies(type))
                Visit(dependency);

            sorted.Add(type);
        }

        foreach (var type in _features.Keys)
            Visit(type);

        return sorted;
    }

    private IFeature GetOrCreate(Type featureType) => _features.TryGetValue(featureType, out var feature) ? feature : Create(featureType);

    private IFeature Create(Type featureType) => (IFeature)Activator.CreateInstance(featureType, this)!;

    private static IEnumerable<Type> Dependencies(Type type) => DirectDependencies(type).SelectMany(x => Dependencies(x).Append(x)).Distinct();

    private static IEnumerable<Type> DirectDependencies(Type type) => type.GetCustomAttributes<DependsOnAttribute>(true).Select(x => x.Type);
}
