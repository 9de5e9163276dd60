using System.Globalization;

namespace NasCloud.Core.Searches;

/// <summary>Where a search's objects lie in the store.</summary>
public static class SearchPaths
{
    /// <summary>The folder of all searches.</summary>
    public const string Searches = "searches";

    private const string CheckpointName = "/checkpoint";
    private const string LogExtension = ".log";

    /// <summary>What was made of a request that may be repeated: one a key, named by the key's hash.</summary>
    /// <param name="hash">Hexadecimal digits.</param>
    public static string Request(string hash) => $"requests/{hash}.json";

    /// <summary>The folder of one search.</summary>
    public static string Folder(SearchId id) => $"{Searches}/{id}";

    /// <summary>The <see cref="SearchManifest"/>: what was asked for. Written once; its lease is the right to drive the search.</summary>
    public static string Manifest(SearchId id) => $"{Folder(id)}/spec.json";

    /// <summary>The <see cref="SearchStatus"/>.</summary>
    public static string Status(SearchId id) => $"{Folder(id)}/status.json";

    /// <summary>The <see cref="SearchControl"/>: what the user wants to happen.</summary>
    public static string Control(SearchId id) => $"{Folder(id)}/control.json";

    /// <summary>The ledger: what was proposed and how it ended, a JSON object a line.</summary>
    public static string Ledger(SearchId id) => $"{Folder(id)}/ledger.jsonl";

    /// <summary>The ledger of the search that this one learned from, as it was then. Written once.</summary>
    public static string WarmStart(SearchId id) => $"{Folder(id)}/warm-start.jsonl";

    /// <summary>The folder of open trials.</summary>
    public static string Board(SearchId id) => $"{Folder(id)}/board";

    /// <summary>An open trial; its lease is the claim.</summary>
    public static string BoardEntry(SearchId id, int trial) => $"{Board(id)}/{Number(trial)}";

    /// <summary>The folder of all trials.</summary>
    public static string Trials(SearchId id) => $"{Folder(id)}/trials";

    /// <summary>The folder of one trial.</summary>
    public static string Trial(SearchId id, int trial) => $"{Trials(id)}/{Number(trial)}";

    /// <summary>The <see cref="Trials.Trial"/>. Written once.</summary>
    public static string TrialDocument(SearchId id, int trial) => $"{Trial(id, trial)}/trial.json";

    /// <summary>The <see cref="Trials.TrialScore"/>. Written once.</summary>
    public static string Score(SearchId id, int trial) => $"{Trial(id, trial)}/score.json";

    /// <summary>The learning curve, a <see cref="Trials.LearningCurvePoint"/> a line.</summary>
    public static string Curve(SearchId id, int trial) => $"{Trial(id, trial)}/curve.jsonl";

    /// <summary>The last checkpoint.</summary>
    public static string Checkpoint(SearchId id, int trial) => Trial(id, trial) + CheckpointName;

    /// <summary>Whether a path is that of a trial's checkpoint.</summary>
    public static bool IsCheckpoint(string path) => path.EndsWith(CheckpointName, StringComparison.Ordinal);

    /// <summary>How far the last checkpoint goes.</summary>
    public static string Progress(SearchId id, int trial) => $"{Trial(id, trial)}/progress.json";

    /// <summary>The folder of the attempts at a trial.</summary>
    public static string Attempts(SearchId id, int trial) => $"{Trial(id, trial)}/attempts";

    /// <summary>One attempt at a trial.</summary>
    public static string Attempt(SearchId id, int trial, int attempt) => Attempt(Attempts(id, trial), attempt);

    /// <summary>One attempt.</summary>
    /// <param name="attempts">The folder of the attempts.</param>
    /// <param name="attempt">Its number, from 1.</param>
    public static string Attempt(string attempts, int attempt) => $"{attempts}/{Number(attempt)}.json";

    /// <summary>The folder of what trainers told of their attempts at a trial.</summary>
    public static string Logs(SearchId id, int trial) => $"{Trial(id, trial)}/logs";

    /// <summary>What a trainer told of one attempt at a trial: lines of text.</summary>
    public static string Log(SearchId id, int trial, int attempt) => $"{Logs(id, trial)}/{Number(attempt)}{LogExtension}";

    /// <summary>The attempt that a log tells of; null where the path is no log's.</summary>
    public static int? AttemptOfLog(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(LogExtension, StringComparison.Ordinal) && int.TryParse(name[..^LogExtension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? attempt
            : null;
    }

    /// <summary>The folder of what trainers in the cloud say of themselves.</summary>
    public static string Heartbeats(SearchId id) => $"{Folder(id)}/heartbeats";

    /// <summary>What one trainer says of itself, a <see cref="Trainers.TrainerHeartbeat"/>.</summary>
    public static string Heartbeat(SearchId id, string trainer) => $"{Heartbeats(id)}/{trainer}.json";

    /// <summary>The trainers that were started in the cloud, as their pool keeps book of them.</summary>
    public static string TrainerStarts(SearchId id) => $"{Folder(id)}/trainers.json";

    /// <summary>The folder of what the search's processes ran on.</summary>
    public static string Environments(SearchId id) => $"{Folder(id)}/environments";

    /// <summary>What some of the search's processes ran on, an <see cref="Core.Environments.EnvironmentReport"/>. Written once.</summary>
    public static string Environment(SearchId id, string key) => $"{Environments(id)}/{key}.json";

    /// <summary>The folder of the result.</summary>
    public static string Result(SearchId id) => $"{Folder(id)}/result";

    /// <summary>A file of the result.</summary>
    public static string ResultFile(SearchId id, string name) => $"{Result(id)}/{name}";

    /// <summary>The folder of what was trained anew of a trial after the search.</summary>
    public static string Retrained(SearchId id, int trial) => $"{Folder(id)}/retrained/{Number(trial)}";

    /// <summary>The folder of what was trained anew of a trial for so many epochs.</summary>
    public static string Retrained(SearchId id, int trial, int epochs) => FormattableString.Invariant($"{Retrained(id, trial)}/epochs-{epochs}");

    // Six digits, so that a listing in ordinal order is in the order of the numbers.
    private static string Number(int value) => value.ToString("D6", CultureInfo.InvariantCulture);
}
