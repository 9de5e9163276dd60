namespace NasCloud.Infra.Tests;

public sealed class AzureYamlTests
{
    private static readonly string Text = Repository.Read("azure.yaml");

    public static TheoryData<string> Projects => ["NasCloud.Functions", "NasCloud.Trainer"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Services_OfTheHouse_AreNamedByTheirFolder(string project) => Assert.Contains($"project: ./src/{project}\n", Text);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Services_OfTheHouse_AreProjects(string project)
    {
        Assert.SkipUnless(Repository.Read("NasCloud.sln").Contains($"\"{project}\""), $"{project} is not in the solution yet.");

        Assert.True(Repository.HasProject(project), $"src/{project}/{project}.csproj is missing, and azure.yaml deploys it.");
    }

    [Fact]
    public void TrainerImage_WithItsContext_IsBuiltFromTheRoot()
    {
        var folder = Repository.PathOf("src", "NasCloud.Trainer");

        Assert.True(File.Exists(Path.Combine(folder, Repository.Find(Text, @"^ +path: (\./\S+)$"))));
        Assert.Equal(Repository.Root, Path.GetFullPath(Path.Combine(folder, Repository.Find(Text, @"^ +context: (\S+)$"))));
    }

    [Fact]
    public void TrainerImage_OfEveryBuild_GetsTheBackendThatProvisioningChose() =>
        Assert.Contains("- TORCH_BACKEND=${NASCLOUD_TORCH_BACKEND=cuda}", Text);

    // azd deploys a container service by parameters of its name, and only updates an image where there are none.
    [Fact]
    public void Trainer_OfAzd_HasItsOwnParameters() => Assert.True(File.Exists(Repository.PathOf("infra", "trainer.bicepparam")));
}
