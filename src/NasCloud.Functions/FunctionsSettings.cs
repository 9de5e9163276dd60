using NasCloud.Azure;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Jobs;
using NasCloud.Azure.Storage;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Costs;
using NasCloud.Core.Specs;

namespace NasCloud.Functions;

/// <summary>What the app is told by its settings, which reach it as environment variables.</summary>
internal sealed record FunctionsSettings
{
    /// <summary>How often workflows look at the store, such as 10s.</summary>
    public const string PollIntervalVariable = "NASCLOUD_POLL_INTERVAL";

    /// <summary>In place of a command: trainers are started by hand.</summary>
    public const string Manual = "manual";

    // A trainer waits so long for the next trial, half of it on average, and a GPU that waits costs more than the requests.
    private static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(10);

    // Looking is also what renews the right to drive a search, which lasts three times as long.
    private static readonly TimeSpan LongestPollInterval = SharedOwnership.Duration / 3;

    /// <summary>Where the searches lie.</summary>
    public required StorageAddress Storage { get; init; }

    /// <summary>The job whose executions are the trainers; null where they are processes.</summary>
    public ContainerJobAddress? TrainerJob { get; init; }

    /// <summary>Starts a trainer as a process; null where a job does, or the user by hand.</summary>
    public TrainerCommand? TrainerCommand { get; init; }

    /// <summary>How often workflows look at the store: nobody tells them of a score.</summary>
    public required TimeSpan PollInterval { get; init; }

    /// <summary>What trainers' time costs; null where it is not known.</summary>
    public DevicePrice? Price { get; init; }

    /// <summary>Reads them all.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="errors">Everything that is wrong; empty when the settings are returned.</param>
    public static FunctionsSettings? Read(Func<string, string?> variable, out IReadOnlyList<string> errors)
    {
        var reader = new VariableReader(variable);
        var storage = reader.Required(StorageAddress.Variable, ParseStorage, "the container's URI, or a connection string");
        var job = reader.Optional(ContainerJobAddress.Variable, ContainerJobAddress.Parse, null);
        var command = reader.Optional(TrainerCommand.Variable, ParseCommand, null);
        RequireOneOf(reader);
        var poll = reader.Optional(PollIntervalVariable, ParsePollInterval, DefaultPollInterval);
        var price = ReadPrice(reader, variable);
        errors = reader.Errors;
        return errors.Count > 0 ? null : new FunctionsSettings
        {
            Storage = storage!,
            TrainerJob = job,
            TrainerCommand = command,
            PollInterval = poll,
            Price = price,
        };
    }

    private static void RequireOneOf(VariableReader reader)
    {
        var (job, command) = (reader.Text(ContainerJobAddress.Variable), reader.Text(TrainerCommand.Variable));
        if (job is null && command is null)
            reader.Refuse($"{ContainerJobAddress.Variable} is missing: expected the resource id of the trainers' job; or, on your own machine, {TrainerCommand.Variable}: the command that starts a trainer, or '{Manual}' to start trainers by hand.");
        if (job is not null && command is not null)
            reader.Refuse($"{ContainerJobAddress.Variable} and {TrainerCommand.Variable} are both set: trainers are either containers or processes, so leave one out.");
    }

    // Read to the end, so that what is wrong is told at the start and not by the first request.
    private static StorageAddress ParseStorage(string text)
    {
        var address = StorageAddress.Parse(text);
        _ = address.ConnectionString is null ? null : BlobContainers.Open(address, AzureIdentity.FromEnvironment(_ => null));
        return address;
    }

    private static TrainerCommand? ParseCommand(string text) => text == Manual ? null : TrainerCommand.Parse(text);

    private static TimeSpan ParsePollInterval(string text)
    {
        var interval = Durations.Parse(text);
        return interval >= TimeSpan.FromSeconds(1) && interval <= LongestPollInterval
            ? interval
            : throw new FormatException($"'{text}' is out of range: expected 1s to {Durations.Format(LongestPollInterval)}.");
    }

    private static DevicePrice? ReadPrice(VariableReader reader, Func<string, string?> variable)
    {
        try
        {
            return DevicePrice.FromEnvironment(variable);
        }
        catch (FormatException exception)
        {
            reader.Refuse(exception.Message);
            return null;
        }
    }
}
