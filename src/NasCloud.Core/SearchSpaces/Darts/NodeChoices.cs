using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Darts;

/// <summary>What is open in one node of a cell: which two results it reads, and what it does with each.</summary>
internal sealed record NodeChoices(Choice<InputPair> Inputs, Choice<string> First, Choice<string> Second)
{
    public static NodeChoices Add(DecisionList decisions, string name, int results, ValueArray<string> operations) => new(
        decisions.Categorical($"{name}.inputs", InputPair.Of(results)),
        decisions.Categorical($"{name}.first", operations),
        decisions.Categorical($"{name}.second", operations));

    /// <summary>The two results that are read, and what is done with them.</summary>
    public IEnumerable<(int Input, string Operation)> In(Genotype genotype)
    {
        var (first, second) = Inputs.In(genotype);
        return [(first, First.In(genotype)), (second, Second.In(genotype))];
    }
}
