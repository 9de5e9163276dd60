using System.Text.Json.Nodes;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Places.Remote;

/// <summary>A search as <c>GET /searches/{id}</c> answers it.</summary>
internal sealed record SearchDocument
{
    public required SearchId Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required SearchState State { get; init; }

    public EndReason? Reason { get; init; }

    public string? Problem { get; init; }

    public required ControlWish Wish { get; init; }

    public required double ElapsedSeconds { get; init; }

    public required double DeviceSeconds { get; init; }

    public required int Architectures { get; init; }

    public required int Screened { get; init; }

    public required JsonObject Spec { get; init; }

    public DatasetInfo? Dataset { get; init; }

    /// <summary>Where it stands.</summary>
    public SearchStatus Status => new(State, UpdatedAt, Reason, Problem);

    /// <summary>What was asked for.</summary>
    /// <exception cref="InvalidDataException">This version can't read it.</exception>
    public SearchManifest ToManifest() => new(Id, CreatedAt, ReadSpec(), Dataset);

    // Servers keep to themselves where their files are. What shows a search needs no path, but a spec with a table needs one to be whole.
    private SearchSpec ReadSpec()
    {
        var json = (JsonObject)Spec.DeepClone();
        if (json["estimator"] is JsonObject estimator && (string?)estimator["name"] == EstimatorNames.Table && !estimator.ContainsKey(EstimatorNames.TablePath))
            estimator[EstimatorNames.TablePath] = "at-the-server.csv";
        var reading = SearchSpecReader.Read(json.ToJsonString());
        return reading.Spec ?? throw new InvalidDataException($"The spec of {Id} can't be read by this version, use the one that runs at the server: {string.Join("; ", reading.Errors)}");
    }
}
