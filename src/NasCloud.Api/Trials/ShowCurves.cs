using System.Globalization;
using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;

namespace NasCloud.Api.Trials;

/// <summary><c>GET /searches/{id}/curves</c>: the learning curves of some trials.</summary>
internal sealed class ShowCurves(SearchObservers observers, SearchRepository repository)
{
    private const int Most = 50;

    public static RequestParameter.Text Trials { get; } = new("trials");

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var numbers = ReadNumbers(request);
        var snapshot = await observers.LookAsync(request.SearchId, request.Aborted);
        var items = new List<Item>();
        foreach (var number in numbers.Where(number => SearchSummary.Find(snapshot, number) is not null))
            items.Add(new Item(number, await repository.ReadCurveAsync(request.SearchId, number, request.Aborted)));
        return new JsonAnswer(new Answer(items));
    }

    private static List<int> ReadNumbers(ApiRequest request)
    {
        if (request.Read(Trials) is not { Length: > 0 } text)
            return [];
        var parts = text.Split(',');
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).OfType<int>().Distinct().ToList();
        return numbers.Count == parts.Length && numbers.Count <= Most
            ? numbers
            : throw ApiRequest.Invalid(Trials, text, $"expected up to {Most} numbers of trials with commas between them, each once, such as 3,17,18");
    }

    private sealed record Answer(IReadOnlyList<Item> Items);

    private sealed record Item(int Trial, IReadOnlyList<LearningCurvePoint> Curve);
}
