using System.Text.Json.Nodes;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Specs;

/// <summary>Documents of the tests' components.</summary>
internal static class SpecDocuments
{
    public const string Minimal = """{"schemaVersion":1,"dataset":"glyphs","space":"chain","budget":{"trials":5}}""";

    public const string Full = """
        {
          // Everything said.
          "$schema": "search-spec.schema.json",
          "schemaVersion": 1,
          "name": "everything",
          "dataset": { "name": "fashion-mnist", "validationFraction": 0.2, "trainingSamples": 20000, "path": "/data" },
          "space": { "name": "chain", "layers": { "conv": { "kernel": [1, 3.0, 11], "activation": ["tanh"], "batchNorm": false, "dropout": 0.25 } }, "depth": [4] },
          "strategy": { "name": "regularized-evolution", "populationSize": 10, "sampleSize": 3 },
          "fidelity": { "name": "asha", "minEpochs": 1, "maxEpochs": 9, "reduction": 3 },
          "estimator": { "name": "train" },
          "screening": { "proxy": "naswot", "pool": 8, "initial": 10, "batchSize": 32 },
          "training": {
            "batchSize": 64,
            "optimizer": { "name": "sgd", "learningRate": 0.1, "momentum": 0.8, "weightDecay": 1e-4 },
            "warmUpEpochs": 1, "labelSmoothing": 0.1, "gradientClip": 5,
            "augmentation": { "shift": 2, "flip": true, "cutout": 8 },
            "precision": "bfloat16", "device": "cuda", "weightAveraging": 0.99,
          },
          "final": { "epochs": 30, "training": { "gradientClip": null, "batchSize": 256 }, "useValidationData": false },
          "objectives": ["accuracy", { "metric": "flops", "goal": "minimize" }],
          "scalarization": { "method": "chebyshev", "weights": [2, 0.5] },
          "constraints": { "maxParameters": 100000, "maxFlops": 9000000000 },
          "budget": { "trials": 50, "wallClock": "1h30m", "deviceHours": 2.5 },
          "target": { "metric": "accuracy", "value": 0.9 },
          "seed": 9223372036854775807, "parallelism": 2, "retries": 0, "trialTimeout": "00:10:00",
        }
        """;

    public const string Table = """
        {
          "schemaVersion": 1, "space": "cells", "strategy": "random", "budget": { "trials": 5 },
          "estimator": { "name": "table", "path": "table.csv", "metrics": { "accuracy": "c10_val12", "latency": "ms" }, "seconds": 2 },
          "objectives": ["accuracy", { "metric": "latency", "goal": "minimize" }, "parameters"]
        }
        """;

    public static SearchSpecFormat Format { get; } = new(TestComponents.All);

    /// <summary>The minimal document with some keys set anew; a null value removes the key.</summary>
    public static string With(params (string Key, string? Json)[] members)
    {
        var document = JsonNode.Parse(Minimal)!.AsObject();
        foreach (var (key, json) in members)
            if (json is null)
                document.Remove(key);
            else
                document[key] = JsonNode.Parse(json);
        return document.ToJsonString();
    }

    public static SearchSpec Read(string json, params string[] overrides)
    {
        var reading = Format.Read(json, overrides);
        Assert.Empty(reading.Errors);
        return reading.Spec!;
    }

    public static string[] Errors(string json, params string[] overrides)
    {
        var reading = Format.Read(json, overrides);
        Assert.Equal(reading.Errors.Count > 0, reading.Spec is null);
        return [.. reading.Errors.Select(error => error.ToString())];
    }
}
