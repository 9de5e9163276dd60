namespace NasCloud.Infra.Tests.Images;

public sealed class DockerIgnoreTests
{
    private static readonly string[] Lines = Repository.Read(".dockerignore").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Context_ByDefault_IsEmpty() =>
        Assert.Equal("*", Lines.First(line => !line.StartsWith('#')));

    [Fact]
    public void Context_OfBuiltFolders_HoldsNoOutput() => Assert.Equal(["**/bin", "**/obj"], Lines[^2..]);

    [Fact]
    public void Context_OfTheTrainer_HoldsTheProjectsBehindIt()
    {
        Assert.SkipUnless(Repository.HasProject("NasCloud.Trainer"), "NasCloud.Trainer is not there yet.");

        Assert.Equal(
            Repository.ProjectsBehind("NasCloud.Trainer"),
            Lines.Where(line => line.StartsWith("!src/NasCloud.", StringComparison.Ordinal)).Select(line => line["!src/".Length..]));
    }

    [Fact]
    public void Context_OfTheTrainer_HoldsWhatTheDockerfileCopies()
    {
        var first = Dockerfile.OfTrainer.Of("COPY").First().Split(' ')[..^1];

        Assert.All(first, file => Assert.Contains("!" + file, Lines));
    }
}
