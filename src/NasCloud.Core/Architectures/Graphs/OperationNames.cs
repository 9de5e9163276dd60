using System.Reflection;
using System.Text.Json.Serialization;

namespace NasCloud.Core.Architectures.Graphs;

/// <summary>What operations are called in JSON and in messages.</summary>
internal static class OperationNames
{
    private static readonly Dictionary<Type, string> Names = typeof(Operation)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(attribute => attribute.DerivedType, attribute => (string)attribute.TypeDiscriminator!);

    public static IReadOnlyCollection<string> All => Names.Values;

    public static string Of(Operation operation) =>
        Names.GetValueOrDefault(operation.GetType(), operation.GetType().Name);

    public static bool AreKnown(Operation operation) => Names.ContainsKey(operation.GetType());
}
