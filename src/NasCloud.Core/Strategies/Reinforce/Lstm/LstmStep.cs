namespace NasCloud.Core.Strategies.Reinforce.Lstm;

/// <summary>What a cell came to at one step of a sequence.</summary>
/// <param name="Gates">The gates of input, forgetting and output, from 0 to 1, then what there is to let in; a number each for every unit.</param>
/// <param name="Memory">What the units hold.</param>
/// <param name="Bent">The same, between -1 and 1.</param>
/// <param name="Output">What the output gate lets out of it.</param>
internal sealed record LstmStep(double[] Gates, double[] Memory, double[] Bent, double[] Output)
{
    /// <summary>Before the first step: nothing held, nothing let out.</summary>
    public static LstmStep Before(int units) => new([], new double[units], [], new double[units]);
}
