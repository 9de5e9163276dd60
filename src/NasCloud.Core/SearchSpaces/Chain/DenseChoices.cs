using NasCloud.Core.Architectures;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Where the values of one dense layer are chosen.</summary>
internal sealed record DenseChoices(Choice<int> Units, Choice<ActivationFunction> Activation, Choice<double> Dropout)
{
    public static DenseChoices Add(DecisionList decisions, int number, Choice<int> layers, DenseOptions options)
    {
        var active = layers.When(value => value >= number);
        return new DenseChoices(
            decisions.Ordinal($"dense{number}.units", options.Units, active),
            decisions.Categorical($"dense{number}.activation", options.Activation, active),
            decisions.Ordinal($"dense{number}.dropout", options.Dropout, active));
    }
}
