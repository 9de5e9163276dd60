using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches.Results;

namespace NasCloud.Cli.Models;

/// <summary>Finds the model that a command was given: a file, a folder of a result, or a search.</summary>
internal static class ModelSource
{
    /// <summary>The model's bytes.</summary>
    /// <param name="host">Where paths start from.</param>
    /// <param name="store">Where searches are.</param>
    /// <param name="text">What the user wrote.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CliException">There is no such model.</exception>
    public static async Task<byte[]> ReadAsync(CliHost host, SearchStore store, string text, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(text, host.WorkingFolder);
        if (Directory.Exists(path))
            path = Path.Combine(path, ModelKind.Full.File);
        if (File.Exists(path))
            return await File.ReadAllBytesAsync(path, cancellationToken);
        if (text.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase))
            throw new CliException(ExitCode.NotFound, $"There is no file {path}.");
        return await store.ReadResultFileAsync(await store.FindAsync(text, cancellationToken), ModelKind.Full.File, cancellationToken);
    }
}
