namespace NasCloud.Core.Datasets;

/// <summary>Data that can't be trained on: its message names the file or folder, what is wrong, what was expected and what to do.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>Creates the error for one file or folder.</summary>
    /// <param name="location">The file, folder or address at fault, or the data set's name where there is none.</param>
    /// <param name="problem">What is wrong with its value, what was expected and what to do.</param>
    /// <param name="innerException">What the platform said, if it said anything.</param>
    public DatasetException(string location, string problem, Exception? innerException = null)
        : base($"{location}: {problem}", innerException) => Location = location;

    /// <summary>The file, folder or address at fault, or the data set's name.</summary>
    public string Location { get; }
}
