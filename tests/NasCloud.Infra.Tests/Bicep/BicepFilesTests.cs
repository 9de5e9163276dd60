namespace NasCloud.Infra.Tests.Bicep;

/// <summary>The files of infra/, all at once: a start of the compiler costs more than its work.</summary>
public sealed class BicepFilesTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["AZURE_ENV_NAME"] = "dev",
        ["AZURE_LOCATION"] = "westus3",
        ["NASCLOUD_TRAINER_DEVICE"] = "t4",
        ["SERVICE_TRAINER_IMAGE_NAME"] = "registry.example/trainer:1",
    };

    [Fact]
    public async Task Build_OfEveryModule_SaysNothingAsksForNoKeyAndReturnsNoSecret()
    {
        using var infra = new InfraCopy();

        var run = await infra.RunAsync(Variables, "build", "--pattern", "*.bicep");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(infra.Names("*.bicep"), module =>
        {
            var template = File.ReadAllText(infra[Path.ChangeExtension(module, ".json")]);
            Assert.DoesNotMatch(@"\blist[A-Z]\w*\(", template);
            Assert.DoesNotContain("\"secure", template, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task BuildParams_OfEveryParameterFile_SaysNothing()
    {
        using var infra = new InfraCopy();

        var run = await infra.RunAsync(Variables, "build-params", "--pattern", "*.bicepparam");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Format_OfEveryFile_ChangesNothing()
    {
        using var infra = new InfraCopy();

        var run = await infra.RunAsync(Variables, "format", "--pattern", "*.bicep*");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(infra.Names("*.bicep*"), file => Assert.Equal(Repository.Read("infra", file), File.ReadAllText(infra[file])));
    }
}
