using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.Mlp;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.SearchSpaces.Mlp;

public class MlpSpaceTests
{
    private static readonly MlpOptions Options = new()
    {
        Layers = [0, 2],
        Units = [8, 4],
        Activation = [ActivationFunction.Relu, ActivationFunction.Linear],
        BatchNormalization = [true, false],
        Dropout = [0, 0.5],
        EmbeddingWidth = [EmbeddingWidth.FourthRoot, EmbeddingWidth.Half],
    };

    [Fact]
    public void Decode_AllChosen_HasThemInTheirOrder()
    {
        var network = Space(3, [17, 3]).Decode(new Genotype([1, 1, 0, 0, 1, 0, 1]));

        Assert.Equal(
            ["embedding", "layer1.dense", "layer1.norm", "layer1.activation", "layer1.dropout", "layer2.dense", "layer2.norm", "layer2.activation", "layer2.dropout", "output"],
            network.Nodes.Select(node => node.Name));
        Assert.Equal(new Embedding([17, 3], [9, 2]), network.Nodes[0].Operation);
        Assert.Equal(new Dense(4, Bias: false), network.Nodes[1].Operation);
        Assert.Equal(new Dense(8, Bias: false), network.Nodes[5].Operation);
        Assert.Equal(TensorShape.Vector(2), network.OutputShape);
    }

    [Fact]
    public void Decode_NoHiddenLayers_IsLinear()
    {
        var network = Space(3, []).Decode(new Genotype([0, Genotype.Inactive, Genotype.Inactive, Genotype.Inactive, Genotype.Inactive, Genotype.Inactive]));

        Assert.Equal(new Dense(2), Assert.Single(network.Nodes).Operation);
    }

    [Fact]
    public void Decode_AnImage_IsFlattened() =>
        Assert.Equal(new Flatten(), new MlpSpace(Options, TensorShape.Image(1, 4, 4), [], 2).Decode(new Genotype([1, 0, 0, 0, 0, 0])).Nodes[0].Operation);

    [Fact]
    public void Size_CategoriesOrNot_CountsTheRule()
    {
        // Linear, and 2 activations, normalization or not, 2 rates, 2 x 2 widths.
        Assert.Equal(1 + (2 * 2 * 2 * 4), Space(3, []).Size);
        Assert.Equal(2 * (1 + (2 * 2 * 2 * 4)), Space(3, [5]).Size);
    }

    [Fact]
    public void Decode_AnyGenotype_IsANetwork() => Gen.Int.Sample(seed =>
    {
        var space = Space(6, [2, 300]);
        var network = space.Decode(space.Sample(RandomStream.Create(seed, "test")));
        Assert.Equal(TensorShape.Vector(2), network.OutputShape);
    });

    [Theory]
    [InlineData(EmbeddingWidth.FourthRoot, 2, 2)]
    [InlineData(EmbeddingWidth.FourthRoot, 16, 2)]
    [InlineData(EmbeddingWidth.FourthRoot, 10_000, 10)]
    [InlineData(EmbeddingWidth.Power, 2, 2)]
    [InlineData(EmbeddingWidth.Power, 100, 21)]
    [InlineData(EmbeddingWidth.Power, 65_536, 256)]
    [InlineData(EmbeddingWidth.Half, 3, 2)]
    [InlineData(EmbeddingWidth.Half, 1000, 50)]
    public void Of_Rule_IsTheWidth(EmbeddingWidth rule, int size, int expected) => Assert.Equal(expected, EmbeddingWidths.Of(rule, size));

    [Fact]
    public void Create_MoreCategoriesThanNumbers_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Space(1, [2, 2]));

    [Fact]
    public void CreateSpace_OfATable_KnowsItsCategories()
    {
        var table = new TableSchema([new("job", ColumnKind.Category, ["cook", "pilot"]), new("age", ColumnKind.Number)], "pay", PredictionTask.Regression);
        var dataset = new DatasetInfo("staff", TensorShape.Vector(2), [], 10, 0, "0") { Table = table };

        var space = SearchComponents.CreateSpace(Spec("mlp"), dataset);
        var network = space.Decode(space.Enumerate().First());

        Assert.Equal([3], ((Embedding)network.Nodes[0].Operation).Sizes);
        Assert.Equal(TensorShape.Vector(1), network.OutputShape);
        var exception = Assert.Throws<ArgumentException>(() => SearchComponents.CreateSpace(Spec("chain"), dataset));
        Assert.StartsWith("its samples are rows of a table, and chain is not for tables: expected mlp", exception.Message, StringComparison.Ordinal);
    }

    private static ComponentSpec Spec(string space) =>
        SearchSpecReader.Read($$"""{ "schemaVersion": 1, "dataset": "staff", "space": "{{space}}", "budget": { "trials": 1 } }""").Spec!.Space;

    private static MlpSpace Space(int numbers, ValueArray<int> categories) => new(Options, TensorShape.Vector(numbers), categories, 2);
}
