using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Api.Trials;

/// <summary><c>GET /searches/{id}/trials</c>: the trials of a search, the final one too, filtered, ordered, a page at a time.</summary>
internal sealed class ListTrials(SearchObservers observers)
{
    private const string Descending = "desc";

    public static RequestParameter.Choice State { get; } = new("state", TrialState.All, Default: null);

    public static RequestParameter.Text Sort { get; } = new("sort");

    public static RequestParameter.Choice Order { get; } = new("order", ["asc", Descending], "asc");

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var (state, limit) = (request.Read(State), request.Read(Paging.Limit));
        var snapshot = await observers.LookAsync(request.SearchId, request.Aborted);
        var order = ReadOrder(request, snapshot);
        var after = ReadAfter(request, order);
        var trials = snapshot.AllTrials.Where(trial => state is null || TrialState.Of(trial) == state).ToList();
        var rest = trials.OrderBy(order.PlaceOf, order).Where(trial => after is null || order.Compare(order.PlaceOf(trial), after) > 0).Take(limit + 1).ToList();
        var page = rest.Take(limit).ToList();
        var next = rest.Count > limit ? Next(request, order, order.PlaceOf(page[^1])) : null;
        return new JsonAnswer(new Page<TrialReport>(page.ConvertAll(TrialReport.Of), next, trials.Count));
    }

    private static TrialOrder ReadOrder(ApiRequest request, SearchSnapshot snapshot)
    {
        var key = request.Read(Sort) ?? TrialOrder.Number;
        var keys = TrialOrder.Keys(snapshot);
        return keys.Contains(key)
            ? new TrialOrder(key, request.Read(Order) == Descending)
            : throw ApiRequest.Invalid(Sort, key, $"expected one of {string.Join(", ", keys)}");
    }

    private static TrialPlace? ReadAfter(ApiRequest request, TrialOrder order)
    {
        if (request.Read(Paging.After) is not { } text)
            return null;
        return TrialPlace.Parse(text, order.IsByNumber)
            ?? throw ApiRequest.Invalid(Paging.After, text, $"expected {(order.IsByNumber ? "a trial's number" : "what the 'next' link of a page in this order has")}");
    }

    private static string Next(ApiRequest request, TrialOrder order, TrialPlace last) => request.AddressOf(
        $"/searches/{request.SearchId}/trials",
        (Paging.After.Name, last.ToText(order.IsByNumber)),
        (Paging.Limit.Name, $"{request.Read(Paging.Limit)}"),
        (State.Name, request.Read(State)),
        (Sort.Name, order.IsByNumber ? null : order.Key),
        (Order.Name, order.IsDescending ? Descending : null));
}
