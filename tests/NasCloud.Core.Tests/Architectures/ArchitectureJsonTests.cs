using System.Text.Json;
using NasCloud.Core.Architectures;

namespace NasCloud.Core.Tests.Architectures;

public class ArchitectureJsonTests
{
    private const string Document =
        """{"schemaVersion":1,"input":[3,32,32],"nodes":[{"name":"conv","operation":{"type":"convolution","filters":16,"kernel":3,"stride":1,"bias":false},"inputs":["input"]},{"name":"act","operation":{"type":"activation","function":"leakyRelu"},"inputs":["conv"]}],"output":"act"}""";

    private static readonly Architecture Graph = new(
        TensorShape.Image(3, 32, 32),
        [new("conv", new Convolution(16, 3, 1, false), ["input"]), new("act", new Activation(ActivationFunction.LeakyRelu), ["conv"])],
        "act");

    [Fact]
    public void Serialize_Graph_WritesTheDocument() => Assert.Equal(Document, ArchitectureJson.Serialize(Graph));

    [Fact]
    public void Deserialize_IndentedDocument_ReadsTheGraph() =>
        Assert.Equal(Graph, ArchitectureJson.Deserialize(ArchitectureJson.Serialize(Graph, indented: true)));

    [Fact]
    public void Deserialize_EveryOperation_RoundTrips()
    {
        Operation[] operations =
        [
            new Convolution(8, 3, 2), new DepthwiseConvolution(5, 2, false), new PointwiseConvolution(4), new MaxPooling(2, 2),
            new AveragePooling(3, 1), new BatchNormalization(), new Activation(ActivationFunction.HardSwish), new Dropout(0.3),
            new Addition(), new Concatenation(), new Identity(), new Zero(), new Resize(20, 12), new ChannelSlice(1, 2),
            new Convolution(8, 3, Dilation: 2), new MaxPooling(3, 2, Padded: false), new Flatten(), new Dense(7, false),
        ];
        var graph = new ArchitectureBuilder(TensorShape.Image(3, 32, 32));
        foreach (var (index, operation) in operations.Index())
            graph.Then($"n{index}", operation);
        graph.Add("product", new Multiplication(), graph.Last, graph.Last);
        var pooled = new Architecture(TensorShape.Image(3, 4, 4), [new("p", new GlobalAveragePooling(), ["input"])], "p");

        Assert.Equal(graph.Build(), ArchitectureJson.Deserialize(ArchitectureJson.Serialize(graph.Build())));
        Assert.Equal(pooled, ArchitectureJson.Deserialize(ArchitectureJson.Serialize(pooled)));
    }

    [Theory]
    [InlineData(2, false, ",\"dilation\":2", ",\"padded\":false")]
    [InlineData(1, true, "", "")]
    public void Serialize_ParametersOfLaterVersions_AreWrittenWhereTheyMatter(int dilation, bool padded, string conv, string pool)
    {
        var graph = new ArchitectureBuilder(TensorShape.Image(3, 8, 8));
        graph.Then("conv", new DepthwiseConvolution(3, Dilation: dilation));
        graph.Then("pool", new AveragePooling(3, 2, padded));

        var json = ArchitectureJson.Serialize(graph.Build());

        Assert.Contains($$"""{"type":"depthwiseConvolution","kernel":3,"stride":1,"bias":true{{conv}}}""", json, StringComparison.Ordinal);
        Assert.Contains($$"""{"type":"averagePooling","kernel":3,"stride":2{{pool}}}""", json, StringComparison.Ordinal);
        Assert.Equal(graph.Build(), ArchitectureJson.Deserialize(json));
    }

    [Fact]
    public void Deserialize_InsideAnotherDocument_LooksTheSame()
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, Architecture> { ["best"] = Graph });

        Assert.Equal($$"""{"best":{{Document}}}""", json);
        Assert.Equal(Graph, JsonSerializer.Deserialize<Dictionary<string, Architecture>>(json)!["best"]);
    }

    [Theory]
    [InlineData("""{"schemaVersion":1""", """{"schemaVersion":2""", "schemaVersion is 2: expected 1")]
    [InlineData("\"schemaVersion\":1,", "", "schemaVersion")]
    [InlineData("\"type\":\"convolution\"", "\"type\":\"convolve\"", "Expected a type among convolution, ")]
    [InlineData("\"type\":\"convolution\",", "", "document at $.nodes[0].operation")]
    [InlineData("\"filters\":16,", "", "filters")]
    [InlineData("\"filters\":16", "\"filters\":\"many\"", "document at $.nodes[0].operation.filters")]
    [InlineData("\"filters\":16", "\"filters\":-1", "conv: filters is -1: expected 1 to 65536")]
    [InlineData("\"filters\":16", "\"filers\":16", "filers")]
    [InlineData("leakyRelu", "leaky", "document at $.nodes[1].operation.function")]
    [InlineData("[3,32,32]", "null", "input")]
    [InlineData("[3,32,32]", "[3,true,32]", "document at $.input[1]")]
    [InlineData("[\"conv\"]", "[7]", "document at $.nodes[1].inputs[0]")]
    [InlineData("[3,32,32]", "[3,32]", "input: has the shape [3x32]: expected channels, height and width, or features, each at least 1")]
    [InlineData("[3,32,32]", "[3,0,32]", "input: has the shape [3x0x32]")]
    [InlineData("[\"conv\"]", "[null]", "act: reads '', which no node is called")]
    [InlineData("\"output\":\"act\"}", "\"output\":\"act\"", "document at ")]
    public void Deserialize_BadDocument_SaysWhereAndWhy(string part, string replacement, string expected)
    {
        Assert.Contains(part, Document, StringComparison.Ordinal);

        var error = Assert.Throws<InvalidArchitectureException>(() => ArchitectureJson.Deserialize(Document.Replace(part, replacement, StringComparison.Ordinal)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_NullNode_SaysWhich() => Assert.Equal(
        "document at $.nodes[0]: is null: expected a node",
        Assert.Throws<InvalidArchitectureException>(() => ArchitectureJson.Deserialize("""{"schemaVersion":1,"input":[3],"nodes":[null],"output":"a"}""")).Message);

    [Fact]
    public void Deserialize_Null_IsRefused() =>
        Assert.Throws<InvalidArchitectureException>(() => ArchitectureJson.Deserialize("null"));
}
