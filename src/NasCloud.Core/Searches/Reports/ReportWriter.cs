using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Costs;
using NasCloud.Core.Environments;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Searches.Reports;

/// <summary>Tells of searches as a whole, ended or not: a page for people, a table of trials, and JSON with all there is.</summary>
/// <param name="repository">The store.</param>
/// <param name="time">Says when it was written.</param>
/// <param name="price">What a device costs; null where it is not known.</param>
public sealed class ReportWriter(SearchRepository repository, TimeProvider time, DevicePrice? price = null)
{
    /// <summary>How many searches a page shows: side by side, more are no longer told apart.</summary>
    public const int MostCompared = 8;

    /// <summary>How many of the best trials' curves a page has, and how many of those that run.</summary>
    private const int MostCurves = 8;

    /// <summary>How many points of each: a page is some 1,000 pixels wide, and the curves share it.</summary>
    private const int MostPoints = 200;

    /// <summary>The page of one search, or of several side by side.</summary>
    /// <param name="searches">The searches, at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<byte[]> WritePageAsync(IReadOnlyList<SearchSnapshot> searches, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(searches);
        ArgumentOutOfRangeException.ThrowIfZero(searches.Count);
        var parts = new JsonArray();
        foreach (var search in searches)
            parts.Add(await PartAsync(search, cancellationToken));
        var json = Head(searches.Count == 1 ? "search" : "comparison");
        json["searches"] = parts;
        var title = searches.Count == 1 ? searches[0].Manifest.Spec.Name : string.Join(", ", searches.Select(search => search.Manifest.Id));
        return ReportTemplate.Fill(title, json);
    }

    /// <summary>A row a trial, as CSV.</summary>
    public static byte[] WriteTable(SearchSnapshot search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return new TrialTable(search).ToBytes();
    }

    /// <summary>All that is kept of a search, as JSON.</summary>
    /// <param name="search">The search.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<byte[]> WriteJsonAsync(SearchSnapshot search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        var id = search.Manifest.Id;
        var records = new TrialRecords(repository, id);
        await records.ReadAsync(cancellationToken);
        var json = Head("search");
        foreach (var (name, value) in await FactsAsync(search, cancellationToken))
            json[name] = value;
        json["trainers"] = Node(await repository.ReadHeartbeatsAsync(id, cancellationToken));
        json["curvesLeftOut"] = records.CurvesLeftOut;
        json["trials"] = Node(search.AllTrials.Select(records.Of));
        return JsonSerializer.SerializeToUtf8Bytes(json, CoreJson.Readable);
    }

    /// <summary>Writes all three into a search's result.</summary>
    /// <param name="search">The search.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal async Task WriteResultAsync(SearchSnapshot search, CancellationToken cancellationToken)
    {
        await WriteAsync(ReportFiles.Csv, WriteTable(search));
        await WriteAsync(ReportFiles.Html, await WritePageAsync([search], cancellationToken));
        await WriteAsync(ReportFiles.Json, await WriteJsonAsync(search, cancellationToken));

        async Task WriteAsync(string name, byte[] content) =>
            await repository.Store.ReplaceAsync(SearchPaths.ResultFile(search.Manifest.Id, name), content, null, cancellationToken);
    }

    private JsonObject Head(string kind) => new()
    {
        ["schemaVersion"] = ReportFiles.SchemaVersion,
        ["kind"] = kind,
        ["writtenAt"] = time.GetUtcNow(),
        ["nasCloud"] = EnvironmentReport.Version,
    };

    // What both the page and the JSON tell.
    private async Task<List<KeyValuePair<string, JsonNode?>>> FactsAsync(SearchSnapshot search, CancellationToken cancellationToken)
    {
        var (manifest, id) = (search.Manifest, search.Manifest.Id);
        var wish = await repository.ReadWishAsync(id, cancellationToken);
        var facts = new Dictionary<string, JsonNode?>
        {
            ["search"] = SearchJson.Of(search, wish, SharedSpec.WithShortPaths(manifest.Spec), price),
            ["space"] = Node(SpaceReport.Of(SearchComponents.CreateSpace(manifest))),
            ["environments"] = Node(await EnvironmentLog.ReadAsync(repository, id, cancellationToken)),
            ["paretoFront"] = Node(ParetoFront.Of(search.Trials, manifest.Spec.Objectives).Select(trial => trial.Trial.Number)),
            ["winner"] = SearchSummary.WinnerOf(search)?.Trial.Number,
            ["models"] = Node(await repository.ReadModelListAsync(id, cancellationToken)),
            ["card"] = await ReadCardAsync(id, cancellationToken),
        };
        return [.. facts.Where(fact => fact.Value is not null)];
    }

    private async Task<JsonObject> PartAsync(SearchSnapshot search, CancellationToken cancellationToken)
    {
        var json = new JsonObject();
        foreach (var (name, value) in await FactsAsync(search, cancellationToken))
            json[name] = value;
        json["columns"] = Node(TrialColumns.Of(search, [.. search.AllTrials]));
        json["curves"] = Node(await CurvesAsync(search, cancellationToken));
        if ((search.Final is { HasMetrics: true } final ? final : SearchSummary.WinnerOf(search)) is { } winner)
            json["detail"] = Node(await TrialDetail.ReadAsync(repository, search.Manifest, winner, cancellationToken));
        return json;
    }

    private async Task<List<CurveReport>> CurvesAsync(SearchSnapshot search, CancellationToken cancellationToken)
    {
        var curves = new List<CurveReport>();
        foreach (var number in Shown(search))
        {
            var curve = await repository.ReadCurveAsync(search.Manifest.Id, number, cancellationToken);
            if (curve.Count > 0)
                curves.Add(new CurveReport(number, curve).Thin(MostPoints));
        }

        return curves;
    }

    private static IEnumerable<int> Shown(SearchSnapshot search) =>
        new[] { search.Final, search.Supernet }.OfType<Observation>().Select(trial => trial.Trial.Number)
            .Concat(search.Open.Take(MostCurves))
            .Concat(Best(search).Take(MostCurves))
            .Distinct();

    private static IEnumerable<int> Best(SearchSnapshot search)
    {
        var objective = search.Manifest.Spec.Objectives[0];
        var sign = objective.Goal.IsBetter(1, 0) ? -1 : 1;
        return search.Trials
            .Where(trial => trial is { HasMetrics: true, Trial.IsScreening: false } && trial.Metric(objective.Metric) is not null)
            .OrderBy(trial => sign * trial.Metric(objective.Metric))
            .Select(trial => trial.Trial.Number);
    }

    private async Task<string?> ReadCardAsync(SearchId id, CancellationToken cancellationToken) =>
        await repository.Store.ReadAsync(SearchPaths.ResultFile(id, ModelCard.FileName), cancellationToken) is { } card ? Encoding.UTF8.GetString(card.Content.Span) : null;

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CoreJson.Compact);
}
