using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Stopping;

/// <summary>Decides which candidates are worth more epochs. Pure.</summary>
internal interface IStoppingRule
{
    /// <summary>Those of a look that may go on, the best first.</summary>
    /// <param name="look">All trials that ended at this number of epochs, failed ones too.</param>
    /// <param name="history">All that is known.</param>
    /// <param name="maxEpochs">The epochs at which nothing more is decided.</param>
    IEnumerable<Observation> GoingOn(IReadOnlyList<Observation> look, SearchHistory history, int maxEpochs);
}
