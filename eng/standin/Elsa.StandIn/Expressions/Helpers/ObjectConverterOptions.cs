using System.Text.Json;
using Elsa.Expressions.Contracts;

namespace Elsa.Expressions.Helpers;

public record ObjectConverterOptions(
    JsonSerializerOptions? SerializerOptions = null,
    IWellKnownTypeRegistry? WellKnownTypeRegistry = null,
    bool DeserializeJsonObjectToObject = false,
    bool? StrictMode = null);
