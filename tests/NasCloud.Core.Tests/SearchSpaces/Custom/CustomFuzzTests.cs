using System.Text.Json.Nodes;
using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Tests.SearchSpaces.Custom;

/// <summary>Whatever a document says, it is refused with paths, or is a space whose genotypes decode.</summary>
public class CustomFuzzTests
{
    private const string Document = """
        {
          "decisions": { "width": [4, 8], "kind": ["relu", "silu"], "deep": [true, false], "op": [1, 2] },
          "stages": [
            { "name": "a", "repeat": [0, 1, 2], "skip": ["none", "add", "concat"], "pool": ["none", "max"], "layers": [{ "name": "conv", "filters": "$width*2", "kernel": [1, 3], "activation": "$kind" }, "max-pool"] },
            { "vary": true, "repeat": "$op", "strides": "all", "when": { "deep": [true] }, "layers": [{ "name": "choice", "by": "op", "of": ["identity", { "name": "depthwise", "stride": 2 }] }, { "name": "choice", "of": ["dropout", { "name": "conv", "filters": 3, "when": { "kind": ["silu"] } }] }] },
            { "layers": [{ "name": "parallel", "merge": ["add", "concat"], "branches": [[], ["average-pool"], [{ "name": "inverted-residual", "filters": "$width/2", "squeeze": [0, 0.25] }]] }] }
          ],
          "head": ["flatten", "globalAveragePooling"],
          "dense": [{ "units": "$width", "when": { "width": [8] } }]
        }
        """;

    private static readonly string[] Values =
    [
        "null", "true", "0", "1", "2", "3", "64", "0.5", "\"$width\"", "\"$width/2\"", "\"$kind\"", "\"$op*3\"", "\"$none\"", "\"$\"", "\"relu\"", "\"identity\"", "\"op\"", "\"head\"", "\"a\"",
        "[]", "[[]]", "[1]", "[1, 2, 3]", "[\"relu\"]", "{}", "{ \"name\": \"identity\" }", "{ \"width\": [4] }", "{ \"name\": \"conv\", \"filters\": [8, 4] }",
    ];

    private static readonly Gen<string> Mutated =
        from edits in Gen.Select(Gen.Int[0, 1000], Gen.Int[0, Values.Length - 1], Gen.Bool).Array[1, 4]
        select edits.Aggregate(JsonNode.Parse(Document)!, (document, edit) => Edit(document, edit.Item1, Values[edit.Item2], edit.Item3)).ToJsonString();

    [Fact]
    public void Create_MutatedDocument_IsRefusedOrASpaceOfNetworks()
    {
        var spaces = 0;
        Gen.Select(Mutated, Gen.Int[0, int.MaxValue]).Sample(
            (json, seed) =>
            {
                var (values, errors) = SpaceFactory.Read("custom", json);
                Assert.All(errors, error => Assert.StartsWith("space", error.Path, StringComparison.Ordinal));
                if (errors.Count > 0)
                    return;
                Interlocked.Increment(ref spaces);
                var space = SpaceFactory.Descriptor("custom").Create(new SpecValues(values!.AsObject()), TensorShape.Image(1, 9, 8), 3);
                AssertDecodes(space, space.Sample(RandomStream.Create(seed, "space")));
            },
            iter: 3_000);
        Assert.True(spaces > 300, $"{spaces}");
    }

    private static void AssertDecodes(SearchSpace space, Genotype genotype)
    {
        try
        {
            Assert.Equal(TensorShape.Vector(3), space.Decode(genotype).OutputShape);
        }
        catch (InvalidArchitectureException error)
        {
            // Doubled as many times as a stage may repeat, no tensor holds the channels.
            Assert.Contains("at most", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Replaces or removes a part of the document.</summary>
    private static JsonNode Edit(JsonNode document, int place, string value, bool remove)
    {
        var places = Descendants(document).ToList();
        var node = places[place % places.Count];
        if (remove && node.Parent is JsonObject item)
            item.Remove(node.GetPropertyName());
        else if (remove && node.Parent is JsonArray list)
            list.RemoveAt(node.GetElementIndex());
        else
            node.ReplaceWith(JsonNode.Parse(value));
        return document;
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        var children = node switch
        {
            JsonObject item => item.Select(member => member.Value),
            JsonArray list => list,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Descendants(child).Prepend(child));
    }
}
