using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NasCloud.Infra.Tests.Bicep;

/// <summary>The Bicep compiler that a NuGet package carries. It needs no network.</summary>
internal static class BicepCompiler
{
    // Variables of these names in a developer's or a build machine's environment must not reach the parameter files.
    private static readonly string[] ReadByParameterFiles = ["AZURE_", "NASCLOUD_", "SERVICE_"];

    /// <summary>Runs the compiler in a folder, with the given variables; skips the test where there is none for this machine.</summary>
    public static async Task<BicepRun> RunAsync(string folder, IReadOnlyDictionary<string, string> variables, string[] arguments)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
            "The package with the Bicep compiler is for x64 Linux.");
        using var process = Process.Start(Start(folder, variables, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new BicepRun(process.ExitCode, await output, await errors);
    }

    private static ProcessStartInfo Start(string folder, IReadOnlyDictionary<string, string> variables, string[] arguments)
    {
        var start = new ProcessStartInfo(PathOfCompiler(), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsReadByParameterFiles).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        // Containers often have no ICU, and nothing here depends on a culture.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        return start;
    }

    private static bool IsReadByParameterFiles(string variable) =>
        ReadByParameterFiles.Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string PathOfCompiler() =>
        typeof(BicepCompiler).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "BicepCompiler").Value!;
}
