namespace NasCloud.Core.Strategies.Reinforce.Lstm;

/// <summary>What the steps from one on gain by more of what it lets out and holds. Carried from the last step back to the first.</summary>
/// <param name="Output">By each unit's output.</param>
/// <param name="Memory">By what each unit holds.</param>
internal sealed record LstmSlopes(double[] Output, double[] Memory)
{
    /// <summary>Behind the last step: nothing.</summary>
    public static LstmSlopes Behind(int units) => new(new double[units], new double[units]);
}
