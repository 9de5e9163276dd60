using System.Diagnostics;
using System.Globalization;
using NasCloud.Core.Searches;

namespace NasCloud.Core.Telemetry;

/// <summary>When a trainer was asked for, as its pool tells it, so that it can say how long its start took.</summary>
public static class TrainerRequest
{
    /// <summary>The environment variable that a pool sets for a trainer.</summary>
    public const string Variable = "NASCLOUD_TRAINER_REQUESTED_AT";

    /// <summary>Counts a trainer that a pool sets out to start.</summary>
    public static void Count() => SearchMetrics.RequestedTrainers.Add(1);

    /// <summary>The variable's value for a trainer that is asked for at a time.</summary>
    public static string Format(DateTimeOffset requestedAt) => requestedAt.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Tells how long a trainer's start took, now that it is ready for the board.</summary>
    internal static void Meet(SearchManifest manifest, DateTimeOffset? requestedAt, string trainer, TimeProvider time)
    {
        // Clocks of two machines differ: a start of less than no time, or none at all, tells nothing.
        if (requestedAt is not { } begun || time.GetUtcNow() - begun is not { Ticks: >= 0 } took)
            return;
        SearchMetrics.TrainerStart.Record(took.TotalSeconds);
        using var span = SearchTrace.Start(TelemetryNames.StartTrainer, manifest.Id, ActivityKind.Internal, manifest.TraceParent, begun);
        span?.SetTag(TelemetryNames.Trainer, trainer);
    }

    /// <summary>When this trainer was asked for; null where nobody said, or not in a way to be understood.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static DateTimeOffset? Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return DateTimeOffset.TryParseExact(variable(Variable), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var requestedAt) ? requestedAt : null;
    }
}
