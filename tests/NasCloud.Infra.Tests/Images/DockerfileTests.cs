using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NasCloud.Infra.Tests.Images;

public sealed class DockerfileTests
{
    private static readonly Dockerfile Trainer = Dockerfile.OfTrainer;

    [Fact]
    public void User_OfTheImage_IsNotRoot()
    {
        var users = Dockerfile.Of(Trainer.Final, "USER");

        // The variable is a number in .NET's images, which a platform that forbids root can check.
        Assert.Equal(["$APP_UID"], users);
        Assert.True(IndexOf("USER") > IndexOf("COPY"), "What the trainer runs must not belong to it.");
    }

    [Fact]
    public void EntryPoint_OfTheImage_IsStartedWithoutAShell()
    {
        var entryPoint = Assert.Single(Dockerfile.Of(Trainer.Final, "ENTRYPOINT"));

        Assert.Equal(["dotnet", "NasCloud.Trainer.dll"], JsonSerializer.Deserialize<string[]>(entryPoint)!);
        Assert.Empty(Dockerfile.Of(Trainer.Final, "CMD"));
    }

    [Fact]
    public void EntryPoint_OfTheImage_IsTheProjectsAssembly()
    {
        Assert.SkipUnless(Repository.HasProject("NasCloud.Trainer"), "NasCloud.Trainer is not there yet.");
        var project = XDocument.Load(Repository.PathOf("src", "NasCloud.Trainer", "NasCloud.Trainer.csproj"));

        var assembly = (string?)project.Descendants("AssemblyName").SingleOrDefault() ?? "NasCloud.Trainer";
        Assert.Contains($"\"{assembly}.dll\"", Assert.Single(Dockerfile.Of(Trainer.Final, "ENTRYPOINT")));
    }

    [Fact]
    public void Gpu_OfTheImage_IsAskedFor()
    {
        Assert.Equal("all", Trainer.FinalVariables["NVIDIA_VISIBLE_DEVICES"]);
        Assert.Equal("compute,utility", Trainer.FinalVariables["NVIDIA_DRIVER_CAPABILITIES"]);
    }

    [Fact]
    public void DataFolder_OfTheImage_BelongsToTheUser() =>
        Assert.Contains(Dockerfile.Of(Trainer.Final, "RUN"), run => run.Contains("--owner=$APP_UID") && run.EndsWith("$NASCLOUD_DATA", StringComparison.Ordinal));

    [Fact]
    public void Backend_UnlessSaidOtherwise_IsCudaInEveryStage()
    {
        Assert.Equal("TORCH_BACKEND=cuda", Trainer.Of("ARG").First());
        Assert.All(Trainer.Of("RUN").Where(run => run.Contains("dotnet ")), run =>
            Assert.Equal(Regex.Count(run, @"dotnet (restore|msbuild|publish)"), Regex.Count(run, @"-p:TorchBackend=\$TORCH_BACKEND")));
    }

    [Fact]
    public void BaseImages_OfEveryStage_AreOfTheFrameworkThatIsBuiltFor()
    {
        var framework = Repository.Find(Repository.Read("Directory.Build.props"), "<TargetFramework>net([0-9.]+)</TargetFramework>");

        Assert.All(
            Trainer.Of("FROM").Where(from => from.Contains('/')),
            from => Assert.Matches($@"^mcr\.microsoft\.com/dotnet/(sdk|runtime):{Regex.Escape(framework)}-noble( |$)", from));
        Assert.StartsWith("mcr.microsoft.com/dotnet/runtime:", Trainer.Final[0].Arguments);
    }

    [Fact]
    public void BaseImage_OfTheImage_HasTheFrameworksOfTheProjects()
    {
        Assert.SkipUnless(Repository.HasProject("NasCloud.Trainer"), "NasCloud.Trainer is not there yet.");

        var projects = Repository.ProjectsBehind("NasCloud.Trainer").Select(name => Repository.Read("src", name, name + ".csproj"));
        Assert.All(projects, project => Assert.DoesNotMatch("<FrameworkReference|Microsoft.NET.Sdk.Web", project));
    }

    [Fact]
    public void NativeLibraries_OfTheImage_LieBelowWhatChangesMoreOften() =>
        Assert.Equal(["--from=packages /native ./", "--from=build /publish ./"], Dockerfile.Of(Trainer.Final, "COPY"));

    // Azure's registry runs builds without BuildKit.
    [Fact]
    public void Instructions_OfEveryStage_NeedNoBuildKit() =>
        Assert.All(Trainer.Instructions, instruction => Assert.DoesNotMatch("--mount|--link|--chmod|--parents|<<", instruction.Arguments));

    [Fact]
    public void Packages_AreRestored_FromTheProjectsBehindTheTrainer()
    {
        Assert.SkipUnless(Repository.HasProject("NasCloud.Trainer"), "NasCloud.Trainer is not there yet.");

        var copied = Regex.Matches(Repository.Read("src", "NasCloud.Trainer", "Dockerfile"), @"^COPY src/(\S+)/\1\.csproj ", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value);
        Assert.Equal(Repository.ProjectsBehind("NasCloud.Trainer"), copied);
    }

    [Fact]
    public void Files_CopiedFromTheRepository_AreThere() =>
        Assert.All(
            Trainer.Of("COPY").Where(copy => !copy.StartsWith("--from", StringComparison.Ordinal)).SelectMany(copy => copy.Split(' ')[..^1]),
            source => Assert.True(
                Path.Exists(Repository.PathOf(source)) || !Repository.HasProject("NasCloud.Trainer"),
                $"The Dockerfile copies {source}, which does not exist."));

    private static int IndexOf(string keyword) => Trainer.Final.ToList().FindLastIndex(instruction => instruction.Keyword == keyword);
}
