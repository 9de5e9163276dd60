namespace NasCloud.Core.Environments;

/// <summary>What the system calls its parts.</summary>
public static class HardwareNames
{
    private const string GpuFolder = "/proc/driver/nvidia/gpus";

    /// <summary>The processor's model; null where the system does not tell.</summary>
    public static string? Processor() => OperatingSystem.IsWindows()
        ? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        : Field("/proc/cpuinfo", "model name");

    /// <summary>The models of the NVIDIA GPUs; none where there are none, or the system does not tell.</summary>
    public static IReadOnlyList<string> Gpus()
    {
        try
        {
            return Directory.Exists(GpuFolder)
                ? [.. Directory.EnumerateDirectories(GpuFolder).Order(StringComparer.Ordinal).Select(folder => Field(Path.Combine(folder, "information"), "Model")).OfType<string>()]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // 'name : value', a field a line.
    private static string? Field(string file, string name)
    {
        try
        {
            return File.Exists(file)
                ? File.ReadLines(file).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(pair => pair.Length == 2 && pair[0] == name)?[1]
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
