using System.Text.Json.Nodes;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.Chain;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Tests.SearchSpaces.Chain;

public class ChainSpaceTests
{
    private static readonly SearchSpaceDescriptor Descriptor = SearchSpaceCatalog.All.Single(candidate => candidate.Name == ChainSpace.SpaceName);
    private static readonly TensorShape Gray = TensorShape.Image(1, 28, 28);

    [Fact]
    public void Decisions_Defaults_AreNamedByLayerAndOrdinalWhereNumbers()
    {
        var decisions = Space().Decisions;

        Assert.Equal("depth", decisions[0].Name);
        Assert.Equal(["2", "3", "4", "5", "6"], decisions[0].Options);
        Assert.Equal(
            ["layer1.kind", "layer1.filters", "layer1.kernel", "layer1.stride", "layer1.activation", "layer1.batchNorm", "layer1.dropout", "layer1.poolSize"],
            decisions.Where(decision => decision.Name.StartsWith("layer1.", StringComparison.Ordinal)).Select(decision => decision.Name));
        Assert.Equal(["layer1.filters", "layer1.kernel", "layer1.stride", "layer1.dropout", "layer1.poolSize"], Ordinals(decisions, "layer1."));
        Assert.Equal(["globalAveragePooling", "flatten"], decisions.Single(decision => decision.Name == "head").Options);
        Assert.Equal(["0", "0.1"], decisions.Single(decision => decision.Name == "layer6.dropout").Options);
    }

    [Fact]
    public void Decisions_OneOption_IsNoDecision()
    {
        var space = Space("""{"depth":[2],"layers":{"kinds":["conv"],"conv":{"kernel":[3],"filters":[8,16]}},"dense":{"layers":[0]}}""");

        Assert.DoesNotContain(space.Decisions, decision => decision.Name is "depth" or "layer1.kind" or "layer2.kernel" or "dense.layers" or "dense1.units");
        Assert.All(space.Decisions, decision => Assert.Empty(decision.ActiveWhen));
        Assert.Equal(16, Convolutions(Decode(space, ("layer1.filters", "16")))[0].Filters);
    }

    [Fact]
    public void Decisions_NumbersOutOfOrder_AreSorted() =>
        Assert.Equal(["8", "16", "32"], Space("""{"layers":{"conv":{"filters":[32,8,16]}}}""").Decisions.First(decision => decision.Name == "layer1.filters").Options);

    [Fact]
    public void Decode_ConvolutionLayer_IsConvolutionNormalizationActivationDropout()
    {
        var network = Decode(Space(), ("layer1.filters", "32"), ("layer1.stride", "2"), ("layer1.dropout", "0.1"), ("layer1.activation", "tanh"));

        Assert.Equal(
            [new("layer1.conv", new Convolution(32, 3, 2, false), ["input"]), new("layer1.norm", new BatchNormalization(), ["layer1.conv"]), new("layer1.activation", new Activation(ActivationFunction.Tanh), ["layer1.norm"]), new("layer1.dropout", new Dropout(0.1), ["layer1.activation"])],
            network.Nodes.Take(4));
    }

    [Fact]
    public void Decode_WithoutNormalizationAndLinear_IsABiasedConvolutionAlone()
    {
        var network = Decode(Space(), ("layer1.batchNorm", "false"), ("layer1.activation", "linear"));

        Assert.Equal(new Convolution(16, 3), network.Nodes[0].Operation);
        Assert.Equal("layer2.conv", network.Nodes[1].Name);
    }

    [Fact]
    public void Decode_PoolingHeadAndDense_AreAsChosen()
    {
        var network = Decode(Space(), ("depth", "3"), ("layer3.kind", "maxPool"), ("layer3.poolSize", "3"), ("head", "flatten"), ("dense.layers", "1"), ("dense1.units", "128"), ("dense1.dropout", "0.3"));

        Assert.Equal(
            [new MaxPooling(3, 2), new Flatten(), new Dense(128), new Activation(ActivationFunction.Relu), new Dropout(0.3), new Dense(10)],
            network.Nodes.TakeLast(6).Select(node => node.Operation));
        Assert.Equal(TensorShape.Image(16, 14, 14), network.Shapes["layer3.pool"]);
    }

    [Fact]
    public void Decode_Separable_IsDepthwiseThenPointwise()
    {
        var network = Decode(Space("""{"layers":{"conv":{"separable":[true]}}}"""), ("layer1.stride", "2"), ("layer1.kernel", "5"));

        Assert.Equal([new DepthwiseConvolution(5, 2, false), new PointwiseConvolution(16, 1, false)], network.Nodes.Take(2).Select(node => node.Operation));
    }

    [Fact]
    public void Decode_Residual_AddsTheInputWhereTheShapeIsKept()
    {
        var network = Decode(Space("""{"layers":{"conv":{"residual":[true]}}}"""), ("depth", "4"), ("layer3.filters", "32"), ("layer4.stride", "2"));

        Assert.Equal([new Node("layer2.sum", new Addition(), ["layer2.norm", "layer1.activation"])], network.Nodes.Where(node => node.Operation is Addition).Take(1));
        Assert.DoesNotContain(network.Nodes, node => node.Name is "layer1.sum" or "layer3.sum" or "layer4.sum");
    }

    [Fact]
    public void Decode_ResidualAfterPooling_AddsThePooledImage()
    {
        var network = Decode(Space("""{"layers":{"conv":{"residual":[true]}}}"""), ("depth", "3"), ("layer2.kind", "maxPool"));

        Assert.Equal(["layer3.norm", "layer2.pool"], network.Nodes.Single(node => node.Name == "layer3.sum").Inputs);
    }

    [Fact]
    public void Decode_MorePoolingThanPixels_NamesTheNode()
    {
        var space = Space("""{"depth":[6],"layers":{"kinds":["averagePool"],"pool":{"size":[2],"stride":[2]}}}""");

        var error = Assert.Throws<InvalidArchitectureException>(() => Decode(space));

        Assert.StartsWith("layer5.pool: pools 1x1 pixels with kernel 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_DefaultSpaceSampled_NearlyAlwaysGivesANetwork()
    {
        var space = Space();
        var networks = Enumerable.Range(0, 500).Select(index => TryDecode(space, space.Sample(RandomStream.Create(7, "sample", index)))).ToList();

        Assert.True(networks.Count(network => network is not null) >= 475);
        Assert.All(networks.OfType<Architecture>(), network => Assert.Equal(TensorShape.Vector(10), network.OutputShape));
        Assert.True(networks.OfType<Architecture>().Select(network => network.Id).Distinct().Count() > 450);
    }

    [Fact]
    public void Decode_DefaultSpace_HoldsAStrongNetwork()
    {
        var network = Decode(Space(), ("depth", "6"), ("layer1.filters", "32"), ("layer2.filters", "32"), ("layer3.filters", "64"), ("layer3.stride", "2"), ("layer4.filters", "64"), ("layer5.kind", "maxPool"), ("layer6.filters", "128"));

        Assert.Equal(TensorShape.Image(128, 7, 7), network.Shapes["layer6.activation"]);
        Assert.Equal(new GlobalAveragePooling(), network.Nodes.Single(node => node.Name == "head").Operation);
    }

    [Theory]
    [InlineData("""{"layers":{"conv":{"kernel":[3,4]}}}""", "space.layers.conv.kernel[1] is 4: kernel sizes are odd, 1 to 11")]
    [InlineData("""{"layers":{"conv":{"filters":[]}}}""", "space.layers.conv.filters has 0 items")]
    [InlineData("""{"layers":{"kinds":["conv","pool"]}}""", "space.layers.kinds[1] is")]
    [InlineData("""{"depth":[2,2]}""", "space.depth[1] is 2, as [0] is already")]
    [InlineData("""{"dense":{"dropout":[1]}}""", "space.dense.dropout[0] is 1")]
    public void Parameters_OutOfRange_AreRefusedByPath(string parameters, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Read(parameters).Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Constructor_VectorInput_SaysThatItNeedsImages() => Assert.Contains(
        "needs images",
        Assert.Throws<ArgumentException>(() => Descriptor.Create(new SpecValues(Read("{}").Values!.AsObject()), TensorShape.Vector(9), 10)).Message,
        StringComparison.Ordinal);

    private static ChainSpace Space(string parameters = "{}")
    {
        var (values, errors) = Read(parameters);
        Assert.Empty(errors);
        return (ChainSpace)Descriptor.Create(new SpecValues(values!.AsObject()), Gray, 10);
    }

    private static (JsonNode? Values, ValueArray<SpecError> Errors) Read(string parameters)
    {
        var findings = new SpecFindings();
        var values = new ShapeValidator(findings).Read(SpecParser.Known(parameters), Descriptor.Parameters, "space");
        return (values, findings.InOrder());
    }

    private static IEnumerable<string> Ordinals(IEnumerable<Decision> decisions, string prefix) =>
        decisions.Where(decision => decision.IsOrdinal && decision.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(decision => decision.Name);

    /// <summary>The network of the first options, but for those that are set.</summary>
    private static Architecture Decode(ChainSpace space, params (string Decision, string Option)[] set)
    {
        var options = set.ToDictionary(pair => pair.Decision, pair => pair.Option);
        var choices = new int[space.Decisions.Count];
        for (var i = 0; i < choices.Length; i++)
        {
            var decision = space.Decisions[i];
            var option = options.Remove(decision.Name, out var wanted) ? decision.Options.Items.IndexOf(wanted) : 0;
            choices[i] = decision.ActiveWhen.All(condition => condition.Options.Contains(choices[condition.Decision])) ? option : Genotype.Inactive;
        }
        Assert.Empty(options);
        return space.Decode(new Genotype([.. choices]));
    }

    private static Architecture? TryDecode(ChainSpace space, Genotype genotype)
    {
        try
        {
            return space.Decode(genotype);
        }
        catch (InvalidArchitectureException)
        {
            return null;
        }
    }

    private static List<Convolution> Convolutions(Architecture network) => [.. network.Nodes.Select(node => node.Operation).OfType<Convolution>()];
}
