using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Ledger;

/// <summary>What a ledger says so far. Folding one entry costs constant time; not safe for several threads.</summary>
public sealed class LedgerState
{
    private readonly List<Observation> _trials = [];
    private readonly SortedSet<int> _open = [];
    private readonly HashSet<string> _architectures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _screened = new(StringComparer.Ordinal);
    private readonly List<int> _ends = [];
    private DateTimeOffset _sessionStart;
    private TimeSpan _earlierSessions;
    private bool _isRunning;
    private int _finals;

    /// <summary>The search trials in the order of their numbers, from 1.</summary>
    public IReadOnlyList<Observation> Trials => _trials;

    /// <summary>The trial that trains the supernet, in a search that has one.</summary>
    public Observation? Supernet { get; private set; }

    /// <summary>The last final trial, once the winner is trained in full.</summary>
    public Observation? Final { get; private set; }

    /// <summary>The session in which the last final trial was proposed.</summary>
    public string? FinalSession { get; private set; }

    /// <summary>The numbers of the trials that have no score yet, the supernet's and the final one's among them, ascending.</summary>
    public IReadOnlyCollection<int> Open => _open;

    /// <summary>The numbers of the search trials that ended, in the order in which their scores were recorded.</summary>
    public IReadOnlyList<int> Ends => _ends;

    /// <summary>The ids of all architectures that were paid for, which those are not that were only screened.</summary>
    public IReadOnlySet<string> Architectures => _architectures;

    /// <summary>The ids of all architectures that were screened, trained or not.</summary>
    public IReadOnlySet<string> Screened => _screened;

    /// <summary>Why the search proposes no more; null while it does.</summary>
    public EndReason? Ended { get; private set; }

    /// <summary>The running session's name; null before the first.</summary>
    public string? Session { get; private set; }

    /// <summary>Seconds of trainers' time spent.</summary>
    public double DeviceSeconds { get; private set; }

    /// <summary>When the last entry was written.</summary>
    public DateTimeOffset LastEntryAt { get; private set; }

    /// <summary>The number that the next trial gets.</summary>
    public int NextNumber => _trials.Count + _finals + 1;

    /// <summary>Time the search has run, its pauses and the time it lay crashed left out.</summary>
    public TimeSpan Elapsed(DateTimeOffset now) =>
        _earlierSessions + (_isRunning ? now - _sessionStart : TimeSpan.Zero);

    /// <summary>Time the search had run when the last entry was written.</summary>
    public TimeSpan ElapsedAtLastEntry => Elapsed(LastEntryAt);

    /// <summary>A trial by its number, or null.</summary>
    public Observation? Find(int number) =>
        number >= 1 && number <= _trials.Count ? _trials[number - 1]
        : number == Trial.SupernetNumber ? Supernet
        : Final?.Trial.Number == number ? Final
        : null;

    /// <summary>Takes in one entry; an entry that says nothing new is ignored.</summary>
    /// <exception cref="InvalidDataException">It can't follow what is there: the ledger is damaged.</exception>
    public void Apply(LedgerEntry entry)
    {
        switch (entry)
        {
            case SessionStarted started: Start(started); break;
            case SessionEnded ended: Stop(ended.At); break;
            case TrialProposed proposed: Propose(proposed.Trial); break;
            case TrialEnded ended: End(ended.Score); break;
            case SearchEnded ended: Ended ??= ended.Reason; break;
        }

        LastEntryAt = entry.At > LastEntryAt ? entry.At : LastEntryAt;
    }

    private void Start(SessionStarted started)
    {
        if (started.Session == Session)
            return;
        // A session that ended in a crash counts up to the last thing it wrote.
        Stop(LastEntryAt);
        Session = started.Session;
        _sessionStart = started.At;
        _isRunning = true;
    }

    private void Stop(DateTimeOffset at)
    {
        _earlierSessions = Elapsed(at);
        _isRunning = false;
    }

    private void Propose(Trial trial)
    {
        var expected = trial.Kind == TrialKind.Supernet ? Trial.SupernetNumber : NextNumber;
        if (trial.Number != expected)
            throw new InvalidDataException($"The ledger is damaged: trial {trial.Number} follows {NextNumber - 1} trials; expected {expected}.");
        _open.Add(trial.Number);
        if (trial.Kind == TrialKind.Supernet)
        {
            Supernet = new Observation(trial, null);
            return;
        }

        (trial.IsScreening ? _screened : _architectures).Add(trial.ArchitectureId);
        if (trial.Kind == TrialKind.Final)
            (Final, FinalSession, _finals) = (new Observation(trial, null), Session, _finals + 1);
        else
            _trials.Add(new Observation(trial, null));
    }

    private void End(TrialScore score)
    {
        if (Find(score.Trial) is not { } observation)
            throw new InvalidDataException($"The ledger is damaged: it has a score of trial {score.Trial}, which was never proposed.");
        if (!_open.Remove(score.Trial))
            return;
        DeviceSeconds += score.DeviceSeconds;
        var ended = observation with { Score = score };
        switch (observation.Trial.Kind)
        {
            case TrialKind.Supernet: Supernet = ended; break;
            case TrialKind.Final: Final = ended; break;
            default:
                _trials[score.Trial - 1] = ended;
                _ends.Add(score.Trial);
                break;
        }
    }
}
