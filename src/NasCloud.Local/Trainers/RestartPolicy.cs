namespace NasCloud.Local.Trainers;

/// <summary>Decides when a dead trainer is replaced, and when it is no use. Not safe for concurrent use.</summary>
internal sealed class RestartPolicy(TrainerPoolOptions options)
{
    /// <summary>Quick deaths in a row, of trainers that never became ready.</summary>
    public int QuickDeaths { get; private set; }

    /// <summary>Deaths of trainers, ready or not, since one of them last wrote a score.</summary>
    public int DeathsSinceScore { get; private set; }

    /// <summary>A score was written: trials get done.</summary>
    public void Scored() => DeathsSinceScore = 0;

    /// <summary>How long to wait before the next start; null to give up.</summary>
    public TimeSpan? Next(TrainerEnd end)
    {
        DeathsSinceScore++;
        if (end.ExitCode == TrainerMessages.FaultExitCode || DeathsSinceScore >= options.MostDeathsWithoutScore)
            return null;
        QuickDeaths = end.WasReady || end.Lifetime >= options.QuickDeath ? 0 : QuickDeaths + 1;
        if (QuickDeaths >= options.MostQuickDeaths)
            return null;
        var delay = options.FirstRestartDelay * Math.Pow(2, Math.Max(0, QuickDeaths - 1));
        return delay < options.MaxRestartDelay ? delay : options.MaxRestartDelay;
    }
}
