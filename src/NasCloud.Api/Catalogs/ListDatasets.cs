using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Datasets;

namespace NasCloud.Api.Catalogs;

/// <summary><c>GET /datasets</c>: the data sets that specs sent here can name.</summary>
internal sealed class ListDatasets(IDatasetDirectory datasets)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var names = await datasets.ListAsync(request.Aborted);
        return new JsonAnswer(new Answer([.. names.Select(name => new Item(name))]));
    }

    private sealed record Answer(IReadOnlyList<Item> Items);

    // An object, so that more can be told of a data set one day.
    private sealed record Item(string Name);
}
