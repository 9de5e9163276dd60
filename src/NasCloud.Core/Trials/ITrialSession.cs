namespace NasCloud.Core.Trials;

/// <summary>One attempt's link to the store.</summary>
public interface ITrialSession
{
    /// <summary>The checkpoint to go on from: this trial's own, else that of the trial it continues; null to begin afresh.</summary>
    Task<Stream?> OpenCheckpointAsync(CancellationToken cancellationToken);

    /// <summary>The checkpoint of the other candidate whose weights this one is to begin with; null where there is none.</summary>
    Task<Stream?> OpenInheritedCheckpointAsync(CancellationToken cancellationToken);

    /// <summary>Replaces this trial's checkpoint.</summary>
    /// <param name="epoch">The epochs trained so far.</param>
    /// <param name="content">A checkpoint that this estimator reads.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task SaveCheckpointAsync(int epoch, Stream content, CancellationToken cancellationToken);

    /// <summary>Adds a point to the learning curve; one for an epoch that is there already is left out.</summary>
    Task ReportEpochAsync(LearningCurvePoint point, CancellationToken cancellationToken);

    /// <summary>Says that work goes on; cheap. An attempt from which nothing is heard for long is ended as one that hangs.</summary>
    void ReportProgress();

    /// <summary>Tells people what happens, in the trial's log where one is kept; cheap. The text is a line, or several.</summary>
    void Tell(string text)
    {
    }

    /// <summary>Saves a file of the final model under <c>result/</c>.</summary>
    Task SaveResultAsync(string name, Stream content, CancellationToken cancellationToken);
}
