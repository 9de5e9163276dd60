using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Tests;

/// <summary>Random rows of some columns of numbers, a few of them missing, and of categories, a few of them unknown.</summary>
internal sealed class SampleTable
{
    private const int Rows = 40;

    public SampleTable(int numbers, int categories, PredictionTask task, int seed)
    {
        var random = RandomStream.Create(seed, "table");
        Schema = new(
            [
                .. Enumerable.Range(0, numbers).Select(column => new TableColumn($"n{column}", ColumnKind.Number)),
                .. Enumerable.Range(0, categories).Select(column => new TableColumn($"c{column}", ColumnKind.Category, [.. Enumerable.Range(0, random.Next(1, 6)).Select(name => $"é \"{name}\"")])),
            ],
            "target",
            task);
        var sizes = Schema.CategorySizes;
        var values = Enumerable.Range(0, Rows).SelectMany(_ => Row(random, numbers, [.. sizes])).ToArray();
        var isNumber = task == PredictionTask.Regression;
        var samples = new TableSamples(TensorShape.Vector(numbers + categories), values, isNumber ? [] : [.. Enumerable.Range(0, Rows).Select(row => row % 3)], categories)
        {
            Targets = isNumber ? [.. Enumerable.Range(0, Rows).Select(_ => (float)(5000 + (700 * random.NextDouble())))] : [],
        };
        Samples = SampleStore.Of(samples);
        Classes = isNumber ? [] : ["a", "b", "c"];
        var info = new DatasetInfo("table", samples.Shape, [.. Classes], Rows, 0, "0") { Table = Schema };
        var (components, errors) = ComponentReader.ReadSpace("mlp(units=[4,9],dropout=[0,0.5])");
        Assert.Empty(errors);
        Space = SearchComponents.CreateSpace(components[0], info);
    }

    public TableSchema Schema { get; }

    public SampleStore Samples { get; }

    public IReadOnlyList<string> Classes { get; }

    public SearchSpace Space { get; }

    private static IEnumerable<float> Row(Random random, int numbers, int[] sizes)
    {
        for (var column = 0; column < numbers; column++)
            yield return random.Next(8) == 0 ? float.NaN : (float)((1000 * column) + random.NextDouble());
        foreach (var size in sizes)
            yield return random.Next(size);
    }
}
