using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Environments;

/// <summary>What a process of a search ran on: kept beside the search, since results differ with it.</summary>
public sealed record EnvironmentReport
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>What the process was there for.</summary>
    public required EnvironmentRole Role { get; init; }

    /// <summary>The version of NasCloud.</summary>
    public required string NasCloud { get; init; }

    /// <summary>The .NET runtime.</summary>
    public required string DotNet { get; init; }

    /// <summary>The operating system.</summary>
    public required string System { get; init; }

    /// <summary>The machine's architecture, such as <c>x64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The processor's model; null where the system does not tell.</summary>
    public string? Processor { get; init; }

    /// <summary>How many processors the process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>How much memory it may use, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>What networks are trained on: <c>cpu</c>, or a GPU's name; null where nothing is trained.</summary>
    public string? Device { get; init; }

    /// <summary>The libraries that results depend on, each with its version.</summary>
    public ImmutableSortedDictionary<string, string> Libraries { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The version of NasCloud that this process is of.</summary>
    public static string Version { get; } = typeof(EnvironmentReport).Assembly.GetName().Version!.ToString(3);

    /// <summary>What this process runs on.</summary>
    /// <param name="role">What it is there for.</param>
    public static EnvironmentReport OfThisProcess(EnvironmentRole role) => new()
    {
        Role = role,
        NasCloud = Version,
        DotNet = RuntimeInformation.FrameworkDescription,
        System = RuntimeInformation.OSDescription,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        Processor = HardwareNames.Processor(),
        Processors = Environment.ProcessorCount,
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
    };

    /// <summary>As a file holds it.</summary>
    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Readable);

    /// <summary>A name that equal reports share, so that a hundred trainers alike leave one file.</summary>
    internal string Key => Convert.ToHexStringLower(SHA256.HashData(ToBytes()))[..16];
}
