using System.Text.RegularExpressions;
using NasCloud.Infra.Tests.Deployments;

namespace NasCloud.Infra.Tests.Bicep;

/// <summary>What the parameter files make of azd's environment.</summary>
public sealed class ParameterFilesTests
{
    [Fact]
    public async Task Trainer_WithoutAnImage_SaysWhichVariableIsMissing()
    {
        var run = await BuildAsync("trainer.bicepparam", "t4");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("SERVICE_TRAINER_IMAGE_NAME", run.Errors);
    }

    [Fact]
    public async Task Main_WithAnUnknownDevice_SaysWhichThereAre()
    {
        var run = await BuildAsync("main.bicepparam", "h100");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("'a100' | 'cpu' | 't4'", run.Errors);
    }

    [Fact]
    public async Task Trainer_EveryVariableThatItNeeds_IsLeftByAzdOrByProvisioning()
    {
        var needed = Regex.Matches(Repository.Read("infra", "trainer.bicepparam"), @"readEnvironmentVariable\('(\w+)'\)")
            .Select(match => match.Groups[1].Value);
        var provisioned = await Deployment.OfEverythingAsync();

        Assert.Empty(needed.Except(["AZURE_ENV_NAME", "SERVICE_TRAINER_IMAGE_NAME", .. provisioned.Outputs.Keys]));
    }

    [Fact]
    public void Variables_OfBothFiles_AreAllExplained()
    {
        var guide = Repository.Read("docs", "deploy.md");
        var read = new[] { "main.bicepparam", "trainer.bicepparam" }
            .SelectMany(file => Regex.Matches(Repository.Read("infra", file), @"'(NASCLOUD_\w+)'"))
            .Select(match => match.Groups[1].Value)
            .Distinct();

        Assert.All(read, variable => Assert.Contains($"`{variable}`", guide));
    }

    private static async Task<BicepRun> BuildAsync(string file, string device)
    {
        using var infra = new InfraCopy();
        return await infra.RunAsync(
            new Dictionary<string, string> { ["AZURE_ENV_NAME"] = "dev", ["AZURE_LOCATION"] = "westus3", ["NASCLOUD_TRAINER_DEVICE"] = device },
            "build-params",
            file,
            "--stdout");
    }
}
