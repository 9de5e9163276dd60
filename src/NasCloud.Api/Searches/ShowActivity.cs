using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;

namespace NasCloud.Api.Searches;

/// <summary><c>GET /searches/{id}/activity</c>: what trainers are doing.</summary>
/// <remarks>Costs some reads of the store for each trial in flight, <see cref="Most"/> of them at most.</remarks>
internal sealed class ShowActivity(SearchObservers observers, SearchRepository repository)
{
    private const int Most = 64;

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var snapshot = await observers.LookAsync(request.SearchId, request.Aborted);
        var heartbeats = await repository.ReadHeartbeatsAsync(request.SearchId, request.Aborted);
        var running = new List<Running>();
        foreach (var number in SearchSummary.InFlight(snapshot).Take(Most))
            running.Add(await ReadAsync(request.SearchId, number, request.Aborted));
        return new JsonAnswer(new Answer(running, [.. heartbeats.OrderBy(heartbeat => heartbeat.StartedAt).Select(Trainer.Of)]));
    }

    private async Task<Running> ReadAsync(SearchId id, int number, CancellationToken cancellationToken)
    {
        var attempts = await repository.ReadAttemptsAsync(id, number, cancellationToken);
        var curve = await repository.ReadCurveAsync(id, number, cancellationToken);
        return new Running(number, [.. attempts.Select(AttemptReport.Of)], curve);
    }

    private sealed record Answer(IReadOnlyList<Running> Running, IReadOnlyList<Trainer> Trainers);

    private sealed record Running(int Trial, IReadOnlyList<AttemptReport> Attempts, IReadOnlyList<LearningCurvePoint> Curve);

    private sealed record Trainer(string Name, DateTimeOffset StartedAt, DateTimeOffset SeenAt, int Scored, DateTimeOffset? EndedAt, string? Fault)
    {
        public static Trainer Of(TrainerHeartbeat heartbeat) =>
            new(heartbeat.Trainer, heartbeat.StartedAt, heartbeat.SeenAt, heartbeat.Scored, heartbeat.EndedAt, heartbeat.Fault);
    }
}
