using NasCloud.Core.Collections;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>When something is there: where each of some shared decisions has taken one of the options listed.</summary>
internal sealed record CustomCondition(ValueArray<(Choice<CustomValue> Decision, ValueArray<CustomValue> Options)> Terms)
{
    /// <summary>The condition of an object that can have one.</summary>
    public static CustomCondition Of(SpecValues values, IReadOnlyDictionary<string, Choice<CustomValue>> shared) => values.Has(CustomShapes.When)
        ? new(values.Object(CustomShapes.When).Json.Select(term => (shared[term.Key], term.Value!.AsArray().Select(option => CustomValue.Of(option!)).ToValueArray())).ToValueArray())
        : new([]);

    /// <summary>The same for decisions that matter only then.</summary>
    public IEnumerable<DecisionCondition> Decisions => Terms.SelectMany(term => term.Decision.When(option => term.Options.Contains(option)));

    public bool Holds(Genotype genotype) => Terms.All(term => term.Options.Contains(term.Decision.In(genotype)));
}
