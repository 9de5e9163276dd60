namespace NasCloud.Core.Architectures;

/// <summary>A graph of operations that can't be a network: its message names the node, what is wrong and what was expected.</summary>
public sealed class InvalidArchitectureException : Exception
{
    /// <summary>Creates the error for one node.</summary>
    /// <param name="node">The node's name, or the graph's when the fault is not one node's.</param>
    /// <param name="problem">What is wrong, with its value, and what was expected.</param>
    /// <param name="innerException">The error behind it, or null.</param>
    public InvalidArchitectureException(string node, string problem, Exception? innerException = null)
        : base($"{node}: {problem}", innerException) => Node = node;

    /// <summary>The node at fault.</summary>
    public string Node { get; }
}
