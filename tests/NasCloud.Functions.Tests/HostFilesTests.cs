using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NasCloud.Functions.Tests;

/// <summary>The files that the Functions host reads beside the app.</summary>
public sealed class HostFilesTests
{
    [Fact]
    public void HostJson_OfTheBuild_IsTheOneAtTheRoot()
    {
        var output = Path.Combine(Path.GetDirectoryName(typeof(FunctionServices).Assembly.Location)!, "host.json");

        Assert.Equal(File.ReadAllText(InRoot("host.json")), File.ReadAllText(output));
    }

    [Fact]
    public void HostJson_OfTheDurableEngine_ReplaysWithoutSessionsAndRestartsOnlyWhatEnded()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(InRoot("host.json")));
        var engine = document.RootElement.GetProperty("extensions").GetProperty("durableTask");

        Assert.False(engine.GetProperty("extendedSessionsEnabled").GetBoolean());
        Assert.Equal("NonRunningStates", engine.GetProperty("overridableExistingInstanceStates").GetString());
        Assert.Equal("AzureStorage", engine.GetProperty("storageProvider").GetProperty("type").GetString());
    }

    [Fact]
    public void SampleSettings_AsTheyAre_ArePlainValuesThatTheAppAccepts()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(InRoot("local.settings.sample.json")));
        var values = document.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetString()!);

        Assert.NotNull(FunctionsSettings.Read(values.GetValueOrDefault, out var errors));
        Assert.Empty(errors);
        Assert.Equal("dotnet-isolated", values["FUNCTIONS_WORKER_RUNTIME"]);
    }

    private static string InRoot(string name, [CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", name);
}
