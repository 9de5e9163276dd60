using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Core.Searches.Results;

namespace NasCloud.Cli.Models;

/// <summary>Finds the model that a command was given: a file, a folder of a result, or a search.</summary>
internal static class ModelSource
{
    /// <summary>The model's bytes.</summary>
    /// <param name="host">Where paths start from.</param>
    /// <param name="open">Opens the place where searches are.</param>
    /// <param name="text">What the user wrote.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CliException">There is no such model.</exception>
    public static async Task<byte[]> ReadAsync(CliHost host, Func<ISearches> open, string text, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(text, host.WorkingFolder);
        if (Directory.Exists(path))
            path = Path.Combine(path, ModelKind.Full.File);
        if (File.Exists(path))
            return await File.ReadAllBytesAsync(path, cancellationToken);
        if (text.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase))
            throw new CliException(ExitCode.NotFound, $"There is no file {path}.");
        var searches = open();
        var id = await searches.FindAsync(text, cancellationToken);
        return (await ResultReader.ReadAsync(searches, id, [ModelKind.Full.File], cancellationToken))[ModelKind.Full.File];
    }
}
