using System.Text.Json.Nodes;

namespace NasCloud.Core.Specs;

/// <summary>The settings of an optimizer that depend on which one it is.</summary>
internal static class OptimizerDefaults
{
    /// <summary>Sets what an optimizer object leaves out.</summary>
    public static void FillIn(JsonObject optimizer)
    {
        var (learningRate, weightDecay) = For((string)optimizer["name"]!);
        optimizer["learningRate"] ??= JsonNode.Parse(learningRate);
        optimizer["weightDecay"] ??= JsonNode.Parse(weightDecay);
    }

    private static (string LearningRate, string WeightDecay) For(string name) => name switch
    {
        "sgd" => ("0.05", "0.0005"),
        "adam" => ("0.003", "0"),
        _ => ("0.003", "0.01"),
    };
}
