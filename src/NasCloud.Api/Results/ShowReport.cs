using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Api.Results;

/// <summary><c>GET /searches/{id}/report</c>: a search as a whole, ended or not, as one file.</summary>
internal sealed class ShowReport(SearchRepository repository, SearchObservers observers, ApiOptions options, TimeProvider time)
{
    private const string Csv = "csv";
    private const string Json = "json";

    public static RequestParameter.Choice Format { get; } = new("format", ["html", Csv, Json], "html");

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var format = request.Read(Format);
        var search = await observers.LookAsync(request.SearchId, request.Aborted);
        var id = search.Manifest.Id;
        var writer = new ReportWriter(repository, time, options.Price);
        return format switch
        {
            Csv => new DownloadAnswer(ReportWriter.WriteTable(search), "text/csv; charset=utf-8", $"{id}-trials.csv"),
            Json => new DownloadAnswer(await writer.WriteJsonAsync(search, request.Aborted), "application/json", $"{id}.json"),
            _ => DownloadAnswer.Page(await writer.WritePageAsync([search], request.Aborted), $"{id}-report.html"),
        };
    }
}
