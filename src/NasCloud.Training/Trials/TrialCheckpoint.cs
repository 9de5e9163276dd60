using System.Globalization;
using NasCloud.Core.Trials;
using NasCloud.Models.Files;
using NasCloud.Training.Loops;

namespace NasCloud.Training.Trials;

/// <summary>Where a trial stands, besides its tensors.</summary>
/// <param name="ArchitectureId">The candidate.</param>
/// <param name="Epoch">The epochs trained so far, earlier trials' included.</param>
/// <param name="Start">The epochs trained before the trial that left it.</param>
/// <param name="End">The epochs that trial was to reach.</param>
/// <param name="Seconds">The time spent so far, earlier trials' included.</param>
internal sealed record TrialCheckpoint(string ArchitectureId, int Epoch, int Start, int End, double Seconds)
{
    /// <summary>How fast the trial passes through its schedule.</summary>
    public SchedulePace Pace { get; init; } = SchedulePace.Planned;

    /// <summary>How often pruning of the trained network was begun.</summary>
    public int Prunings { get; init; }

    /// <summary>The epoch that the trial ends with.</summary>
    public int LastEpoch => Pace.LastEpoch(End);

    /// <summary>Where a trial stands that starts afresh.</summary>
    public static TrialCheckpoint Fresh(Trial trial) => new(trial.ArchitectureId, 0, 0, trial.Epochs, 0);

    /// <summary>Reads what a trial or the one it continues left.</summary>
    /// <exception cref="InvalidDataException">It is another candidate's, or no checkpoint of this program.</exception>
    public static TrialCheckpoint Read(SafetensorsFile file, Trial trial)
    {
        var read = new TrialCheckpoint(
            Note(file, "architecture"), Integer(file, "epoch"), Integer(file, "start"), Integer(file, "end"),
            Number(file, "seconds"))
        {
            Pace = new SchedulePace(Integer(file, "paceSince"), Number(file, "pacePosition"), Number(file, "paceStride")),
            // Earlier versions pruned nothing.
            Prunings = file.Notes.ContainsKey("prunings") ? Integer(file, "prunings") : 0,
        };
        if (read.ArchitectureId != trial.ArchitectureId || read.Epoch > trial.Epochs)
            throw new InvalidDataException(
                $"The checkpoint is of architecture {read.ArchitectureId} at epoch {read.Epoch}: expected {trial.ArchitectureId}, epoch {trial.Epochs} at most.");
        // A trial with another end is the one that this one continues.
        return read.End == trial.Epochs ? read : read with { Start = read.Epoch, End = trial.Epochs, Pace = SchedulePace.Planned, Prunings = 0 };
    }

    /// <summary>Adds it to a file's notes.</summary>
    public void Write(Dictionary<string, string> notes)
    {
        notes["architecture"] = ArchitectureId;
        notes["epoch"] = Epoch.ToString(CultureInfo.InvariantCulture);
        notes["start"] = Start.ToString(CultureInfo.InvariantCulture);
        notes["end"] = End.ToString(CultureInfo.InvariantCulture);
        notes["seconds"] = Seconds.ToString("R", CultureInfo.InvariantCulture);
        notes["prunings"] = Prunings.ToString(CultureInfo.InvariantCulture);
        notes["paceSince"] = Pace.Since.ToString(CultureInfo.InvariantCulture);
        notes["pacePosition"] = Pace.Position.ToString("R", CultureInfo.InvariantCulture);
        notes["paceStride"] = Pace.Stride.ToString("R", CultureInfo.InvariantCulture);
    }

    private static double Number(SafetensorsFile file, string name) => double.Parse(Note(file, name), CultureInfo.InvariantCulture);

    private static int Integer(SafetensorsFile file, string name) => int.Parse(Note(file, name), CultureInfo.InvariantCulture);

    private static string Note(SafetensorsFile file, string name) =>
        file.Notes.TryGetValue(name, out var note) ? note : throw new InvalidDataException($"The checkpoint has no note '{name}'.");
}
