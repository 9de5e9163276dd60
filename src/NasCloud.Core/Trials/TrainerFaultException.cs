namespace NasCloud.Core.Trials;

/// <summary>A trainer can't work at all: its data is gone, its libraries don't load. No trial is to blame, and none may pay for it.</summary>
public sealed class TrainerFaultException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public TrainerFaultException(string problem, Exception? innerException = null)
        : base(problem, innerException)
    {
    }
}
