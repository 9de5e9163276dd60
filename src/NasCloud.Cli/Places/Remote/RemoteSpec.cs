using NasCloud.Cli.Hosting;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets.Downloads;

namespace NasCloud.Cli.Places.Remote;

/// <summary>Specs on their way to a server.</summary>
internal static class RemoteSpec
{
    /// <summary>The document to send.</summary>
    /// <exception cref="CliException">It names files that the server can't read.</exception>
    public static string Write(ServerAddress server, SearchSpec spec)
    {
        // A server of this machine reads this machine's files, and finds out itself whether it may.
        if (!server.IsThisMachine)
            Refuse(server, spec);
        return SearchSpecReader.Write(spec);
    }

    private static void Refuse(ServerAddress server, SearchSpec spec)
    {
        if (spec.Dataset?.Path is { } path)
            throw Unreachable(server, "dataset.path", Shown(path), $"have the data lie there under a name: in the folder that NASCLOUD_DATA names on the server's machine, or for the Functions app by 'nascloud dataset upload {Quoted(path)} --storage ADDRESS'. Then name them in the spec, without the path; 'nascloud dataset list --server {server}' shows the names");
        if (spec.Estimator.Parameters.Has(EstimatorNames.TablePath))
            throw Unreachable(server, "estimator.path", spec.Estimator.Parameters.Text(EstimatorNames.TablePath), "searches of a table run on the machine that has it, without --server");
    }

    private static CliException Unreachable(ServerAddress server, string key, string value, string what) =>
        new(ExitCode.Invalid, $"{key} is {value}, which {server} can't read, and the API takes no data: {what}.");

    // What follows a question mark may be a key to the file.
    private static string Shown(string path) => RemoteAddress.Is(path) ? RemoteAddress.Parse(path).ToString() : path;

    private static string Quoted(string path) => RemoteAddress.Is(path) ? "ADDRESS-OF-DATA" : path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
