using System.Globalization;
using NasCloud.Azure;
using NasCloud.Azure.Storage;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Core.Telemetry;
using NasCloud.Training.Datasets;

namespace NasCloud.Trainer;

/// <summary>What a trainer is told by its environment.</summary>
internal sealed record TrainerSettings
{
    /// <summary>How long the board must stay empty for the trainer to end, such as 2m; 0s to end at once.</summary>
    public const string IdleTimeoutVariable = "NASCLOUD_IDLE_TIMEOUT";

    /// <summary>The threads to compute with.</summary>
    public const string ThreadsVariable = "NASCLOUD_THREADS";

    private const string ExecutionVariable = "CONTAINER_APP_JOB_EXECUTION_NAME";

    // New trials follow a score within seconds, and a machine that is up is worth more than one that must be found.
    private static readonly TimeSpan DefaultIdleTimeout = TimeSpan.FromMinutes(2);

    public required StorageAddress Storage { get; init; }

    public required SearchId Search { get; init; }

    /// <summary>The trainer's name, unique among those of the search.</summary>
    public required string Name { get; init; }

    /// <summary>When its pool set out to start it; null where nobody said.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    public required TimeSpan IdleTimeout { get; init; }

    /// <summary>The threads to compute with, at least 1.</summary>
    public required int Threads { get; init; }

    /// <summary>Where data is looked for, and fetched to.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Reads them all.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="errors">Everything that is wrong; empty when the settings are returned.</param>
    public static TrainerSettings? Read(Func<string, string?> variable, out IReadOnlyList<string> errors)
    {
        var reader = new VariableReader(variable);
        var storage = reader.Required(StorageAddress.Variable, StorageAddress.Parse, "the container's URI, or a connection string");
        var search = reader.Required(TrainerVariables.Search, text => new SearchId(text), "the id of the search to work on");
        var idle = reader.Optional(IdleTimeoutVariable, Durations.Parse, DefaultIdleTimeout);
        var threads = reader.Optional(ThreadsVariable, ParseThreads, Environment.ProcessorCount);
        errors = reader.Errors;
        return errors.Count > 0 ? null : new TrainerSettings
        {
            Storage = storage!,
            Search = search!,
            Name = reader.Text(TrainerVariables.Trainer) ?? reader.Text(ExecutionVariable) ?? $"{Environment.MachineName}-{Environment.ProcessId}",
            RequestedAt = TrainerRequest.Read(variable),
            IdleTimeout = idle,
            Threads = threads,
            DataFolder = reader.Text(DatasetCatalog.SharedFolderVariable) ?? Path.Combine(Path.GetTempPath(), "nascloud-data"),
        };
    }

    private static int ParseThreads(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads > 0
            ? threads
            : throw new FormatException($"'{text}' is no number of threads: expected a whole number, at least 1.");
}
