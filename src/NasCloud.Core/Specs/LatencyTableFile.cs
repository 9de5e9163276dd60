using NasCloud.Core.Latency;

namespace NasCloud.Core.Specs;

/// <summary>Reads the latency table that a spec names, so that the search does not depend on the file.</summary>
public static class LatencyTableFile
{
    private const string Path = "latency.table";

    /// <summary>The spec with the table in the path's place.</summary>
    /// <param name="spec">A valid spec, paths made absolute.</param>
    /// <returns>The spec, or why the file can't be used.</returns>
    public static (SearchSpec? Spec, SpecError? Error) Embed(SearchSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Latency?.TablePath is not { } path)
            return (spec, null);
        if (!File.Exists(path))
            return (null, new(Path, $"is {path}: there is no such file; 'nascloud latency' writes one"));
        try
        {
            return (spec with { Latency = new(null, LatencyTableJson.Read(File.ReadAllText(path))) }, null);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return (null, new(Path, $"is {path}, which can't be used: {exception.Message}"));
        }
    }
}
