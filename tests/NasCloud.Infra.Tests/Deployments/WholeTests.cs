using System.Text.RegularExpressions;

namespace NasCloud.Infra.Tests.Deployments;

public sealed class WholeTests
{
    [Fact]
    public async Task Diagnostics_OfBothDeployments_AreNone()
    {
        var everything = await Deployment.OfEveryOptionAsync();
        var trainer = await Deployment.OfTrainerAsync();

        Assert.Empty(everything.Diagnostics);
        Assert.Empty(trainer.Diagnostics);
    }

    [Fact]
    public async Task Outputs_ThatAzdNeeds_AreThere()
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.Superset(
            new HashSet<string>(["AZURE_CONTAINER_REGISTRY_ENDPOINT", "AZURE_RESOURCE_GROUP", "NASCLOUD_TORCH_BACKEND", "NASCLOUD_TRAINER_DEVICE"]),
            deployment.Outputs.Keys.ToHashSet());
        Assert.Equal("rg-dev", deployment.Outputs["AZURE_RESOURCE_GROUP"]);
    }

    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("t4", "cuda")]
    [InlineData("a100", "cuda")]
    public async Task Outputs_OfEachDevice_NameTheLibtorchThatTheImageNeeds(string device, string backend)
    {
        var deployment = await Deployment.OfEverythingAsync(device);

        Assert.Equal(backend, deployment.Outputs["NASCLOUD_TORCH_BACKEND"]);
    }

    [Fact]
    public async Task Services_OfAzd_AreTaggedResources()
    {
        var everything = await Deployment.OfEverythingAsync();
        var trainer = await Deployment.OfTrainerAsync();

        var services = Regex.Matches(Repository.Read("azure.yaml"), "^  (\\w+):\n    (?!')", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
        var tagged = everything.Resources.Concat(trainer.Resources).Select(resource => resource["tags.azd-service-name"]).OfType<System.Text.Json.Nodes.JsonNode>();
        Assert.Equal(services.Order(), tagged.Select(tag => (string)tag!).Order());
    }

    [Fact]
    public async Task Resources_OfAnotherEnvironment_HaveOtherNames()
    {
        var first = await Deployment.OfEverythingAsync();
        var second = await Deployment.OfEverythingAsync(("AZURE_ENV_NAME", "test"));

        Assert.Empty(GlobalNames(first).Intersect(GlobalNames(second)));
    }

    // Of these kinds there is one of a name in all of Azure.
    private static IEnumerable<string> GlobalNames(Deployment deployment) =>
        deployment.Resources
            .Where(resource => resource.Type is "Microsoft.Storage/storageAccounts" or "Microsoft.ContainerRegistry/registries" or "Microsoft.Web/sites")
            .Select(resource => resource.Name);
}
