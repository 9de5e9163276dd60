using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.NasBench201;
using NasCloud.Core.Specs;

namespace NasCloud.Training.Tests;

/// <summary>Small spaces of networks for <see cref="SampleData.Bars"/>.</summary>
internal static class SampleSpaces
{
    /// <summary>One or two convolutions and a dense layer.</summary>
    public static SearchSpace Chain { get; } = SearchComponents.CreateSpace(
        SearchSpecReader.Read("""
            {
              "schemaVersion": 1, "dataset": "bars", "budget": { "trials": 1 },
              "space": { "name": "chain", "depth": [1, 2], "head": ["flatten"], "layers": { "kinds": ["conv"], "conv": { "filters": [4, 8], "kernel": [1, 3], "stride": [1, 2], "activation": ["relu"], "batchNorm": [true], "dropout": [0], "residual": [false, true] } }, "dense": { "layers": [0] } }
            }
            """).Spec!.Space,
        new DatasetInfo("bars", TensorShape.Image(1, 8, 8), ["top", "middle", "bottom"], 192, 0, "0"));

    /// <summary>Three cells.</summary>
    public static NasBench201Space Cells { get; } = new(TensorShape.Image(1, 8, 8), classes: 3, channels: 4, cellsPerStage: 1);
}
