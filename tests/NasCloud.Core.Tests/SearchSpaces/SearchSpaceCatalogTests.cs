using System.Text.Json.Nodes;
using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.NasBench201;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Tests.SearchSpaces;

public class SearchSpaceCatalogTests
{
    [Fact]
    public void All_Descriptors_AreListedOnceInOrder() =>
        Assert.Equal(
            ["chain", "custom", "alexnet", "vgg", "googlenet", "resnet", "densenet", "mobilenet-v2", "efficientnet", "darts", "nas-bench-101", "nas-bench-201", "mlp", "conv1d", "text"],
            SearchSpaceCatalog.All.Select(descriptor => descriptor.Name));

    [Fact]
    public void Create_EachFromItsDefaults_CarriesItsName() => Assert.All(SearchSpaceCatalog.All, descriptor =>
        Assert.Equal(descriptor.Name, descriptor.Create(Defaults(descriptor), TensorShape.Image(1, descriptor.Name is "conv1d" or "text" ? 1 : 28, 28), 10).Name));

    [Fact]
    public void Create_NasBench201_TakesItsParameters()
    {
        var values = new SpecValues(JsonNode.Parse("""{"channels":8,"cellsPerStage":1}""")!.AsObject());
        var space = SearchSpaceCatalog.All.Single(descriptor => descriptor.Name == NasBench201Space.SpaceName).Create(values, TensorShape.Image(3, 32, 32), 5);

        var network = space.Decode(Genotype.Parse("333333"));

        Assert.Equal(TensorShape.Image(32, 8, 8), network.Shapes["stage3.cell1.node3"]);
        Assert.DoesNotContain("stage3.cell2.node3", network.Shapes.Keys);
    }

    private static SpecValues Defaults(SearchSpaceDescriptor descriptor)
    {
        // A space of one's own has no default stages.
        var given = descriptor.Name == "custom" ? """{"stages":[{"repeat":[1,2,3,4,5,6],"vary":true,"layers":[{"name":"conv","filters":[8,16]}]}]}""" : "{}";
        return new(new ShapeValidator(new SpecFindings()).Read(SpecParser.Known(given), descriptor.Parameters, "space")!.AsObject());
    }
}
