using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.SearchSpaces;
using NasCloud.Testing.Datasets;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>From a spec to a model that was compared with the trained network, in every space of networks for images, at a small size.</summary>
[Collection(InProcessDriver.Collection)]
public sealed class SearchOfImageSpacesTests : IDisposable
{
    /// <summary>The smallest networks of each space, as a spec has it.</summary>
    private static readonly Dictionary<string, string> Small = new()
    {
        ["chain"] = """ "depth": [2], "dense": { "layers": [0] }, "layers": { "kinds": ["conv"], "conv": { "filters": [4, 8] } } """,
        ["custom"] = """ "stages": [{ "layers": [{ "name": "conv", "filters": [4, 8], "stride": 4 }], "repeat": [1, 2], "skip": ["none", "add"] }] """,
        ["alexnet"] = """ "width": [0.0625, 0.125], "denseUnits": [8] """,
        ["vgg"] = """ "width": [2, 4], "convolutions": [1], "denseUnits": [8] """,
        ["googlenet"] = """ "stem": "imagenet", "width": [0.0625], "modules": [1] """,
        ["resnet"] = """ "stem": "imagenet", "width": [4, 8], "blocks": [1] """,
        ["densenet"] = """ "stem": "imagenet", "growth": [4], "layers": [1, 2] """,
        ["mobilenet-v2"] = """ "stem": "imagenet", "width": [0.125], "blocks": [1], "head": [16] """,
        ["efficientnet"] = """ "stem": "imagenet", "width": [0.125], "depth": [0.5], "resolution": [0.75, 1] """,
        ["darts"] = """ "stem": "imagenet", "channels": 4, "cells": 3 """,
        ["nas-bench-101"] = """ "channels": 8, "modulesPerStack": 1 """,
        ["nas-bench-201"] = """ "channels": 4, "cellsPerStage": 1 """,
    };

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-spaces-").FullName;

    public static TheoryData<string> Spaces =>
        [.. SearchSpaceCatalog.All.Select(space => space.Name).Except(["mlp", "conv1d", "text"])];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Spaces))]
    public async Task Search_OfAnySpace_EndsWithAModelThatAnswersAsTheNetworkDoes(string space)
    {
        var spec = $$"""
            {
              "schemaVersion": 1, "name": "small",
              "dataset": { "name": "{{BarImages.Name}}", "trainingSamples": 96 },
              "space": { "name": "{{space}}", {{Small[space]}} },
              "strategy": "random",
              "fidelity": { "name": "full", "epochs": 1 },
              "training": { "batchSize": 32 },
              "final": { "epochs": 1, "compression": { "prune": false, "quantize": false } },
              "budget": { "trials": 1 }
            }
            """;

        var ended = await EndedSearch.RunHereAsync(spec, _folder, Test);

        var full = (await ended.Repository.ReadModelListAsync(ended.Search.Manifest.Id, Test))!.Models[0];
        Assert.Equal(100, full.ComparedSamples);
        Assert.InRange(full.LargestDifference, 0, 1e-4);
    }
}
