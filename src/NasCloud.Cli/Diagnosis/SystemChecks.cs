using System.Runtime.InteropServices;
using NasCloud.Cli.Views;

namespace NasCloud.Cli.Diagnosis;

/// <summary>Checks what the machine itself offers.</summary>
internal static class SystemChecks
{
    private const long EnoughMemory = 2L << 30;

    public static CheckResult Runtime() => CheckResult.Ok(".NET", RuntimeInformation.FrameworkDescription);

    /// <summary>libtorch comes for some systems only.</summary>
    public static CheckResult Platform() => Platform(RuntimeInformation.RuntimeIdentifier, RuntimeInformation.OSDescription);

    public static CheckResult Platform(string identifier, string description) =>
        identifier.EndsWith("-x64", StringComparison.Ordinal) && !identifier.StartsWith("osx", StringComparison.Ordinal) && !identifier.Contains("musl", StringComparison.Ordinal)
        || identifier is "osx-arm64"
            ? CheckResult.Ok("system", $"{description} ({identifier})")
            : new CheckResult("system", CheckOutcome.Warning, $"{description} ({identifier})", "there is no libtorch for it: train on Linux x64 with glibc, Windows x64 or macOS on ARM");

    public static CheckResult Processors(int count) => count > 1
        ? CheckResult.Ok("processors", $"{count}: a search with parallelism {count} uses them all")
        : new CheckResult("processors", CheckOutcome.Warning, "1", "trials train one after another; keep parallelism at 1");

    public static CheckResult Memory(long bytes) => bytes >= EnoughMemory
        ? CheckResult.Ok("memory", Format.Bytes(bytes))
        : new CheckResult("memory", CheckOutcome.Warning, Format.Bytes(bytes), "each trainer takes about 0.5 GiB: keep parallelism low and constraints.maxParameters small");
}
