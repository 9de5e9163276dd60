using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.SearchSpaces;
using NasCloud.Testing.Datasets;
using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>From a spec to a model that was compared with the trained network, in every space of networks for images, at a small size.</summary>
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

    private readonly TestHost _host = new();

    public SearchOfImageSpacesTests()
    {
        BarImages.Write(_host.Folder);
        _host.Variables[DatasetCatalog.SharedFolderVariable] = _host.Folder;
        _host.Drivers = store => new InProcessDriver(store, new DatasetCatalog(_host.Folder));
    }

    public static TheoryData<string> Spaces =>
        [.. SearchSpaceCatalog.All.Select(space => space.Name).Except(["mlp", "conv1d", "text"])];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Spaces))]
    public async Task Search_OfAnySpace_EndsWithAModelThatAnswersAsTheNetworkDoes(string space)
    {
        var spec = _host.WriteSpec($$"""
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
            """);

        Assert.True(await _host.RunAsync("search", spec, "--plain") == ExitCode.Success, _host.Errors + _host.Output);

        var id = await _host.Store.ListAsync(TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        var full = (await _host.Store.ReadModelListAsync(id, TestContext.Current.CancellationToken))!.Models[0];
        Assert.Equal(100, full.ComparedSamples);
        Assert.InRange(full.LargestDifference, 0, 1e-4);
        Assert.Equal(ExitCode.Success, await _host.RunAsync("export", id.Value, "--to", "model.onnx"));
        Assert.True(File.Exists(Path.Combine(_host.Folder, "model.onnx")));
    }
}
