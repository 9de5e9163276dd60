using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Api.Results;

/// <summary><c>GET /comparison</c>: several searches side by side, as one page.</summary>
internal sealed class ShowComparison(SearchRepository repository, SearchObservers observers, ApiOptions options, TimeProvider time)
{
    public static RequestParameter.Text Searches { get; } = new("searches");

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var searches = new List<SearchSnapshot>();
        foreach (var id in ReadIds(request))
            searches.Add(await observers.LookAsync(id, request.Aborted));
        var page = await new ReportWriter(repository, time, options.Price).WritePageAsync(searches, request.Aborted);
        return DownloadAnswer.Page(page, "comparison.html");
    }

    private static List<SearchId> ReadIds(ApiRequest request)
    {
        var text = request.Read(Searches) ?? "";
        string[] parts = [.. text.Split(',').Distinct()];
        if (parts.Length is < 2 or > ReportWriter.MostCompared)
            throw ApiRequest.Invalid(Searches, text, $"expected 2 to {ReportWriter.MostCompared} ids of searches with commas between them, such as random-7f3a,evolution-02c1");
        return [.. parts.Select(part => SearchId.IsId(part) ? new SearchId(part) : throw new ApiProblemException(ApiProblem.NoSuchSearch(part)))];
    }
}
