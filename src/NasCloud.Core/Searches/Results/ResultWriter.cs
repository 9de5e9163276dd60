using System.Text;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Results;

/// <summary>Writes a search's result beside the model that its final trial left.</summary>
internal sealed class ResultWriter(SearchRepository repository)
{
    public async Task WriteAsync(SearchManifest manifest, SearchResult result, CancellationToken cancellationToken)
    {
        await repository.ReplaceJsonAsync(SearchPaths.ResultFile(manifest.Id, "best.json"), result, cancellationToken);
        // A final training leaves the architecture beside its weights.
        if (result.Final is not { Outcome: TrialOutcome.Succeeded })
            await WriteArchitectureAsync(manifest, result, cancellationToken);
        else if (manifest.Dataset is { } data)
            await WriteCardAsync(manifest, result, data, cancellationToken);
        var trial = result.Final?.Trial ?? result.Winner.Number;
        var curve = await repository.Store.ReadLogAsync(SearchPaths.Curve(manifest.Id, trial), 0, cancellationToken);
        if (!curve.IsEmpty)
            await ReplaceAsync(manifest.Id, "curve.jsonl", curve, cancellationToken);
    }

    private async Task WriteCardAsync(SearchManifest manifest, SearchResult result, DatasetInfo data, CancellationToken cancellationToken)
    {
        var models = await repository.ReadModelListAsync(manifest.Id, cancellationToken);
        var card = new ModelCard(manifest, result, data, models ?? new([])).ToString();
        await ReplaceAsync(manifest.Id, ModelCard.FileName, Encoding.UTF8.GetBytes(card), cancellationToken);
    }

    private Task WriteArchitectureAsync(SearchManifest manifest, SearchResult result, CancellationToken cancellationToken)
    {
        var architecture = SearchComponents.CreateSpace(manifest).Decode(result.Winner.Genotype).Simplify();
        return ReplaceAsync(manifest.Id, "architecture.json", Encoding.UTF8.GetBytes(ArchitectureJson.Serialize(architecture)), cancellationToken);
    }

    private async Task ReplaceAsync(SearchId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await repository.Store.ReplaceAsync(SearchPaths.ResultFile(id, name), content, null, cancellationToken);
}
