namespace NasCloud.Core.Searches.Ports;

/// <summary>Trainers can't be had and trying again won't help: they die at once, or may not be started.</summary>
public sealed class TrainersUnavailableException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">Why not, with what a trainer last said, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public TrainersUnavailableException(string problem, Exception? innerException = null)
        : base(problem, innerException)
    {
    }
}
