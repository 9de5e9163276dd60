using System.Text.Json.Nodes;
using NasCloud.Core.Objectives;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs;

/// <summary>How specs write a <see cref="Scalarization"/>.</summary>
internal static class ScalarizationNotation
{
    public const string WeightedSum = "weighted-sum", Chebyshev = "chebyshev";

    public static Scalarization Read(SpecValues values) => new(
        values.Text("method") == WeightedSum ? ScalarizationMethod.WeightedSum : ScalarizationMethod.Chebyshev,
        values.Has("weights") ? values.Numbers("weights") : null);

    public static JsonObject Write(Scalarization scalarization)
    {
        var json = new JsonObject { ["method"] = scalarization.Method == ScalarizationMethod.WeightedSum ? WeightedSum : Chebyshev };
        if (scalarization.Weights is { } weights)
            json["weights"] = new JsonArray([.. weights.Select(weight => JsonValue.Create(weight))]);
        return json;
    }
}
