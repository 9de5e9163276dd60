using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Places.Remote;

/// <summary>The data sets of a server.</summary>
internal sealed class RemoteDatasets(ServerClient server) : IDatasetDirectory
{
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await server.GetAsync<Page<Named>>("datasets", cancellationToken)).Items.Select(each => each.Name)];

    /// <summary>Asks the server to look at a spec with the data in it, since that is how it tells of data.</summary>
    public async Task<DatasetInfo> DescribeAsync(DatasetSpec spec, CancellationToken cancellationToken)
    {
        var answer = await server.SendSpecAsync<SpecAnswer>("searches/validate", RemoteSpec.Write(server.Address, DataSearch.Around(spec)), cancellationToken);
        return answer.Dataset ?? throw new CliException(ExitCode.Invalid, answer.Errors.Count > 0
            ? string.Join(Environment.NewLine, answer.Errors.Select(error => $"{server.Address}: {error}"))
            : $"{server.Address} is of a version that does not tell of its data: use 'nascloud dataset info' on its machine.");
    }
}
