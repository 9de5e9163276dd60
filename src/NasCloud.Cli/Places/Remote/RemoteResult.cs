using System.IO.Compression;
using System.Text.Json;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Core.Serialization;

namespace NasCloud.Cli.Places.Remote;

/// <summary>The files of a result as a server sends them: an archive, kept in a file of its own until it is disposed of.</summary>
internal sealed class RemoteResult : IResultFiles
{
    private const string BestFile = "best.json";

    private readonly ZipArchive? _archive;
    private readonly byte[] _best;

    private RemoteResult(ZipArchive? archive, byte[] best) => (_archive, _best) = (archive, best);

    public IReadOnlyList<string> Names =>
        _archive is not null ? [.. _archive.Entries.Select(entry => entry.FullName)] : _best.Length > 0 ? [BestFile] : [];

    /// <summary>Fetches it; where the winner was not trained in full, what was found is all there is.</summary>
    /// <exception cref="CliException">The archive names files outside of it.</exception>
    public static async Task<IResultFiles> OpenAsync(ServerClient server, ISearches searches, SearchId id, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            if (await server.DownloadAsync($"searches/{id}/result/model", file, cancellationToken))
                return new RemoteResult(await ReadAsync(server, file, cancellationToken), []);
            await file.DisposeAsync();
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        var found = await searches.ReadResultAsync(id, cancellationToken);
        return new RemoteResult(null, found is null ? [] : JsonSerializer.SerializeToUtf8Bytes(found, CoreJson.Readable));
    }

    public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken) =>
        _archive is not null ? _archive.GetEntry(name)!.OpenAsync(cancellationToken) : Task.FromResult<Stream>(new MemoryStream(_best));

    public ValueTask DisposeAsync() => _archive?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<ZipArchive> ReadAsync(ServerClient server, FileStream file, CancellationToken cancellationToken)
    {
        try
        {
            file.Position = 0;
            var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellationToken);
            return archive.Entries.Select(entry => entry.FullName).FirstOrDefault(name => !IsInside(name)) is { } outside
                ? throw new CliException(ExitCode.Failure, $"{server.Address} sent an archive with the file '{outside}', which would lie outside of the folder: nothing of it was written.")
                : archive;
        }
        catch (InvalidDataException exception)
        {
            throw new CliException(ExitCode.Failure, $"{server.Address} sent an archive that can't be read: {exception.Message} Try again.");
        }
    }

    private static bool IsInside(string name) =>
        name.Length > 0 && !Path.IsPathRooted(name) && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
        && name.Split('/').All(part => part is not ("" or "." or ".."));
}
