using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Strategies;

namespace NasCloud.Api.Trials;

/// <summary><c>GET /searches/{id}/columns</c>: all trials at once for whoever draws them, and then what is new.</summary>
internal sealed class ShowColumns(SearchObservers observers)
{
    public static RequestParameter.Text Since { get; } = new("since");

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var since = ReadMark(request);
        var snapshot = await observers.LookAsync(request.SearchId, request.Aborted);
        // A search of this id that was deleted and made anew knows less than the caller: it is told from the beginning.
        if (since.Proposed > snapshot.Trials.Count || since.Ended > snapshot.Ends.Count)
            since = TrialMark.Nothing;
        var trials = NewSince(snapshot, since).ToList();
        return new JsonAnswer(TrialColumns.Of(snapshot, trials, new TrialMark(snapshot.Trials.Count, snapshot.Ends.Count).ToString()));
    }

    // The supernet's trial and the final one are told each time: there is one of each at most.
    private static IEnumerable<Observation> NewSince(SearchSnapshot snapshot, TrialMark since) =>
    [
        .. new[] { snapshot.Supernet }.OfType<Observation>(),
        .. snapshot.Ends.Skip(since.Ended).Where(number => number <= since.Proposed).Select(number => snapshot.Trials[number - 1]),
        .. snapshot.Trials.Skip(since.Proposed),
        .. new[] { snapshot.Final }.OfType<Observation>(),
    ];

    private static TrialMark ReadMark(ApiRequest request)
    {
        if (request.Read(Since) is not { } text)
            return TrialMark.Nothing;
        return TrialMark.Parse(text) ?? throw ApiRequest.Invalid(Since, text, "expected the 'mark' of an earlier answer");
    }
}
