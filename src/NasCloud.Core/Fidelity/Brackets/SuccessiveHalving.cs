using NasCloud.Core.Fidelity.Asha;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Fidelity.Brackets;

/// <summary>Successive halving: one kind of bracket, that which begins with the fewest epochs.</summary>
internal static class SuccessiveHalving
{
    public static FidelityDescriptor Descriptor { get; } = new(
        "successive-halving",
        "Successive halving: rounds of candidates that begin with few epochs; once all have ended the best of a round continue with more (Jamieson & Talwalkar 2016, arXiv 1502.07943).",
        new ObjectShape(
        [
            .. AshaOptions.Shape.Properties,
            new Property("candidates", new IntegerShape(2, 100_000), "Candidates a round. Left out: as many as leave one on the last rung."),
        ]),
        Create);

    private static BracketScheduler Create(SpecValues values)
    {
        var options = AshaOptions.From(values);
        var rungs = options.Rungs();
        var candidates = values.Has("candidates") ? values.Integer("candidates") : Hyperband.Power(options.Reduction, rungs.Count - 1);
        return new BracketScheduler([new Bracket(candidates, rungs)], options.Reduction);
    }
}
